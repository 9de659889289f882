/** The words of the marks, and which of them are shown. */
import type { MarkCounts, ReviewFilter, ReviewMark } from '../backend';

export const MARKS: readonly { mark: ReviewMark; word: string; key: string }[] = [
  { mark: 'toDo', word: 'To do', key: 'T' },
  { mark: 'seen', word: 'Seen', key: 'S' },
  { mark: 'done', word: 'Done', key: 'D' },
];

export const FILTERS: readonly { filter: ReviewFilter; word: string }[] = [
  { filter: 'unmarked', word: 'Not yet seen' },
  ...MARKS.map(({ mark, word }) => ({ filter: mark, word })),
];

export function markWord(mark: ReviewMark): string {
  return MARKS.find((one) => one.mark === mark)?.word ?? mark;
}

/** The filter that an option of the place stands for; null for all posts. */
export function readFilter(option: string | undefined): ReviewFilter | null {
  return FILTERS.find(({ filter }) => filter === option)?.filter ?? null;
}

export function countMarks(marks: Iterable<ReviewMark>): MarkCounts {
  const counts = { toDo: 0, seen: 0, done: 0 };
  for (const mark of marks) counts[mark]++;
  return counts;
}
