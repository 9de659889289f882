import { describe, expect, it } from 'vitest';
import type { Call } from '../../backend';
import { chanceOf, chanceWords, drawnWords } from './chance';
import { CompareController } from './compare.svelte';
import { nearRule, nearWords } from './lag';
import { comparedByFake, pairOf } from './testing';

const range = { shared: 939, median: 9, low: 0, high: 222, asMany: 0 };

describe('what chance shares', () => {
  it('is said as a range, its middle, and how many pairs share as many', () => {
    expect(chanceWords(range, 200)).toBe(
      'By chance: 0 to 222 in 95 of 100 drawn pairs, 9 in the middle; none of 200 pairs shares as many',
    );
    expect(chanceWords({ ...range, low: 1, high: 1, median: 1, asMany: 200 }, 200)).toBe(
      'By chance: 1 in 95 of 100 drawn pairs, 1 in the middle; all 200 pairs share as many or more',
    );
    expect(chanceWords({ ...range, asMany: 1 }, 200)).toContain('; 1 of 200 pairs shares as many or more');
    expect(chanceWords({ ...range, asMany: 41 }, 200)).toContain('; 41 of 200 pairs share as many or more');
  });

  it('is not rounded, and says nothing of pairs that share as many as none', () => {
    expect(chanceWords({ ...range, shared: 0, median: 4.5, asMany: 200 }, 200)).toBe(
      'By chance: 0 to 222 in 95 of 100 drawn pairs, 4.5 in the middle',
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
        'for 2 the published times do not tell the order; middle lag 7 min, B first; the 0 nearest are shown.',
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

describe('CompareController', () => {
  const answers = comparedByFake();
  const sides = ['siam_today', 'group:lang:fa'];

  it('asks for chance with the sides that were compared, once they are there', async () => {
    const asked: unknown[] = [];
    const call = ((name: 'compare_accounts' | 'compare_chance', request: never) => {
      asked.push([name, request]);
      return Promise.resolve(answers[name](request));
    }) as unknown as Call;
    const controller = new CompareController(call);
    await controller.ask(sides, 'UTC');
    const accounts = controller.comparison.value?.accounts.map((side) => side.account);
    expect(asked[1]).toEqual(['compare_chance', { accounts, dataset: null, zone: 'UTC' }]);
    expect(controller.chance.value?.pairs[0]?.lack).toContain('group');
  });

  it('keeps the comparison where chance fails', async () => {
    const call = ((name: string, request: never) =>
      name === 'compare_chance'
        ? Promise.reject(new Error('no'))
        : Promise.resolve(answers.compare_accounts(request))) as unknown as Call;
    const controller = new CompareController(call);
    await controller.ask(sides, 'UTC');
    expect(controller.comparison.status).toBe('ready');
    expect(controller.chance.status).toBe('failed');
  });

  it('asks for the chance of the newest comparison only', async () => {
    const zones: string[] = [];
    const waiting: (() => void)[] = [];
    const call = ((name: string, request: { zone: string; accounts: string[] }) => {
      if (name === 'compare_chance') zones.push(request.zone);
      const answer = { accounts: [], pairs: [] };
      return name === 'compare_chance'
        ? Promise.resolve(answer)
        : new Promise((resolve) => waiting.push(() => resolve(answer)));
    }) as unknown as Call;
    const controller = new CompareController(call);
    const [first, second] = [controller.ask(sides, 'UTC'), controller.ask(sides, 'Asia/Tehran')];
    waiting[1]?.();
    waiting[0]?.();
    await Promise.all([first, second]);
    expect(zones).toEqual(['Asia/Tehran']);
  });
});
