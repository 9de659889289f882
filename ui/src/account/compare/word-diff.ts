import { diffArrays } from 'diff';

/** A stretch of a text, and whether only this text has it. */
export interface Stretch {
  text: string;
  isOwn: boolean;
}

/** Words that may differ, of both texts together: the time it takes grows with their square, and a list has fifty pairs. */
const MOST_CHANGES = 400;

/**
 * Two texts cut into what both have and what only one has, by the words of Unicode's rules, in every script.
 *
 * Null where more than 400 words differ: with half of 6,000 words it would take ten seconds.
 */
export function wordDiff(a: string, b: string): [Stretch[], Stretch[]] | null {
  const changes = diffArrays(wordsOf(a), wordsOf(b), { maxEditLength: MOST_CHANGES });
  if (changes === undefined) return null;
  const stretch = (words: string[], isOwn: boolean) => ({ text: words.join(''), isOwn });
  return [
    changes.filter((part) => !part.added).map((part) => stretch(part.value, part.removed)),
    changes.filter((part) => !part.removed).map((part) => stretch(part.value, part.added)),
  ];
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

/** Cut at white space first: no word goes over it, and what is segmented at once takes time by the square of its length. */
function wordsOf(text: string): string[] {
  const pieces = text.split(/(\s+)/u).filter((piece) => piece !== '');
  return pieces.flatMap((piece) => Array.from(segmenter.segment(piece), (one) => one.segment));
}
