import { diffArrays } from 'diff';

/** A stretch of a text, and whether only this text has it. */
export interface Stretch {
  text: string;
  isOwn: boolean;
}

/** Two texts cut into what both have and what only one has, by the words of Unicode's rules, in every script. */
export function wordDiff(a: string, b: string): [Stretch[], Stretch[]] {
  const changes = diffArrays(wordsOf(a), wordsOf(b));
  const stretch = (words: string[], isOwn: boolean) => ({ text: words.join(''), isOwn });
  return [
    changes.filter((part) => !part.added).map((part) => stretch(part.value, part.removed)),
    changes.filter((part) => !part.removed).map((part) => stretch(part.value, part.added)),
  ];
}

function wordsOf(text: string): string[] {
  const words = new Intl.Segmenter(undefined, { granularity: 'word' });
  return [...words.segment(text)].map((one) => one.segment);
}
