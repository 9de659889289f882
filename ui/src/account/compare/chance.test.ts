import { describe, expect, it } from 'vitest';
import { chanceOf, chanceWords, drawnWords } from './chance';
import { nearRule, nearWords } from './lag';
import { pairOf } from './testing';

const range = { shared: 939, median: 9, low: 0, high: 222, asMany: 0 };

describe('what chance shares', () => {
  it('is said as a range, its middle, and how many pairs share as many', () => {
    expect(chanceWords(range, 200)).toBe(
      'By chance: 0 to 222 in 95 of 100 drawn pairs, 9 in the middle; none of 200 pairs share as many or more',
    );
    expect(chanceWords({ ...range, low: 1, high: 1, median: 1, asMany: 200 }, 200)).toBe(
      'By chance: 1 in 95 of 100 drawn pairs, 1 in the middle; 200 of 200 pairs share as many or more',
    );
  });

  it('is that of the pair, and says from which accounts it was drawn', () => {
    const drawn = {
      ...{ a: 0, b: 1, lack: null, aPeers: 15, bPeers: 1, drawn: 200, hashtags: range, domains: range },
      ...{ links: range, mentions: range, reposted: range, sameText: range },
    };
    const pair = pairOf(0, 1);
    expect(chanceOf({ pairs: [drawn], elapsedMs: 1 }, pair)).toBe(drawn);
    expect(chanceOf({ pairs: [], elapsedMs: 1 }, pair)).toBeNull();
    expect(chanceOf(null, pair)).toBeNull();
    expect(drawnWords(drawn, ['A', 'B'])).toContain(
      '200 pairs of different accounts of the same dataset, one of 15 accounts with about as many posts as A, one of 1 account with',
    );
  });
});

describe('words about nearly the same texts', () => {
  const near = {
    ...{ lookedFor: 2_683, among: 2_514, tooShort: 107, leastWords: 5, leastSimilarity: 0.5, count: 38 },
    ...{
      bounded: 0,
      first: { a: 12, b: 24, undecided: 2, medianLagSeconds: -420 },
      examples: [],
      elapsedMs: 1,
    },
  };

  it('count them, and tell who was first', () => {
    expect(nearWords(near, ['A', 'B'])).toBe(
      '38 of 2,683 texts of A are nearly the same as one of 2,514 texts of B; A first with 12, B with 24; ' +
        '2 undecided; middle lag 7 min, B first; the 0 nearest are shown.',
    );
    const none = { ...near, count: 0, first: { a: 0, b: 0, undecided: 0, medianLagSeconds: null } };
    expect(nearWords(none, ['A', 'B'])).toBe(
      '0 of 2,683 texts of A are nearly the same as one of 2,514 texts of B.',
    );
  });

  it('say when texts are near and what is left out', () => {
    expect(nearRule(near)).toContain('at least 50 in 100 in common');
    expect(nearRule(near)).toContain('107 texts with fewer than 5 words');
  });
});
