import type { FirstCount, NearTexts, Overlap, SameText } from '../../backend';
import { formatCount, formatDuration, formatJaccard, formatPlural } from '../../lib/format';

/**
 * Who was first and by how long, in words: `A first, by 41 s`.
 *
 * `seconds` runs from the first account to the second; negative where the second came first. Where the
 * coarser of two times is known to the minute or the day, the lag is no finer, and none is said where
 * the two are the same. Without a precision the times are taken as they are published.
 */
export function lagWords(
  seconds: number | null,
  precision: string | null,
  names: readonly [string, string],
): string {
  if (seconds === null) return 'order not known';
  const lag = lagLength(seconds, precision);
  return lag.isSame ? lag.words : `${seconds > 0 ? names[0] : names[1]} first, by ${lag.words}`;
}

/** How long two times lie apart, no finer than the coarser of them: `41 s`, `about 2 days`, `within the same minute`. */
export function lagLength(seconds: number, precision: string | null): { isSame: boolean; words: string } {
  if (precision === null && seconds === 0) return { isSame: true, words: 'at the same published time' };
  const unit = precision === 'day' ? 'day' : precision === 'minute' ? 'minute' : 'second';
  if (Math.abs(seconds) < UNIT_SECONDS[unit]) return { isSame: true, words: `within the same ${unit}` };
  const isFine = precision === null || unit === 'second';
  return { isSame: false, words: isFine ? formatDuration(seconds) : coarse(seconds, unit) };
}

const UNIT_SECONDS = { second: 1, minute: 60, day: 86_400 };

/** A lag in whole units, said to be about so long: each of the two times may be off by almost one. */
function coarse(seconds: number, unit: 'minute' | 'day'): string {
  const whole = Math.round(Math.abs(seconds) / UNIT_SECONDS[unit]) * UNIT_SECONDS[unit];
  return `about ${formatDuration(whole)}`;
}

/** How much of one kind two accounts share: `3 shared; A has 12 different, B has 4; Jaccard 0.231`. */
export function overlapWords(overlap: Overlap, [a, b]: readonly [string, string]): string {
  const { shared, aDistinct, bDistinct, jaccard, top } = overlap;
  const words = `${formatCount(shared)} shared; ${a} has ${formatCount(aDistinct)} different, ${b} has ${formatCount(bDistinct)}; Jaccard ${formatJaccard(jaccard)}`;
  return top.length < shared && top.length > 0
    ? `${words}; the ${formatCount(top.length)} most frequent are shown`
    : words;
}

/** How many texts two accounts both posted, and how they are compared. */
export function sameTextWords(same: SameText, names: readonly [string, string]): string {
  const words = [
    `${formatPlural(same.count, 'text')} that both posted, compared after folding letters and without addresses`,
    medianWords(same.medianLagSeconds, names),
    same.examples.length < same.count && same.examples.length > 0
      ? `the ${formatCount(same.examples.length)} closest in time are shown`
      : '',
  ];
  return words.filter((part) => part !== '').join('; ');
}

/** Who was first with what both posted. */
export function firstWords(first: FirstCount, names: readonly [string, string]): string {
  const [a, b] = names;
  if (first.a + first.b + first.undecided === 0) return 'No link, repost or text was posted by both.';
  const undecided =
    first.undecided === 0
      ? ''
      : `; for ${formatCount(first.undecided)} the published times do not tell the order`;
  const median = medianWords(first.medianLagSeconds, names);
  return (
    `Of the links, reposts and texts that both posted, ${a} was first with ${formatCount(first.a)} and ` +
    `${b} with ${formatCount(first.b)}${undecided}.${median === '' ? '' : ` The ${median.replace('lag', 'lag is')}.`}`
  );
}

/** How many texts have a near one, among how many, and who was first with them. */
export function nearWords(near: NearTexts, names: readonly [string, string]): string {
  const [a, b] = names;
  const { first } = near;
  const words = [
    `${formatCount(near.count)} of ${formatPlural(near.lookedFor, 'text')} of ${a} ${near.count === 1 ? 'is' : 'are'} ` +
      `nearly the same as one of ${formatPlural(near.among, 'text')} of ${b}`,
    near.count === 0 ? '' : `${a} first with ${formatCount(first.a)}, ${b} with ${formatCount(first.b)}`,
    first.undecided === 0
      ? ''
      : `for ${formatCount(first.undecided)} the published times do not tell the order`,
    medianWords(first.medianLagSeconds, names),
    near.examples.length < near.count ? `the ${formatCount(near.examples.length)} nearest are shown` : '',
    near.bounded === 0
      ? ''
      : `${formatPlural(near.bounded, 'text')} had more than 256 candidates, of which 256 were looked at`,
  ];
  return `${words.filter((part) => part !== '').join('; ')}.`;
}

/** When two texts are called near, in one sentence, and what is left out. */
export function nearRule(near: NearTexts): string {
  const share = Math.round(near.leastSimilarity * 100);
  return (
    `Near means: of the words and pairs of neighbouring words of both, at least ${share} in 100 in common, after ` +
    `folding letters. Left out are reposts, texts that are the same, and ` +
    `${formatPlural(near.tooShort, 'text')} with fewer than ${near.leastWords} words.`
  );
}

/** `middle lag 41 s, A first`; nothing where there is none to tell. */
function medianWords(seconds: number | null, [a, b]: readonly [string, string]): string {
  if (seconds === null || seconds === 0) return '';
  return `middle lag ${formatDuration(seconds)}, ${seconds > 0 ? a : b} first`;
}
