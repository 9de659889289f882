import { describe, expect, it } from 'vitest';
import { spacingLines, spacingNumbers, spacingOf, spacingWords, stepLabel } from './spacing-lines';
import { THEME } from './testing';

const step = (fromSeconds: number, count: number) => ({ fromSeconds, count });
const SIDES = [
  {
    label: 'A  one',
    token: 'account-a',
    shape: 'circle',
    dash: 'solid' as const,
    buckets: [step(0, 1), step(60, 1), step(120, 2)],
  },
  { label: 'B  two', token: 'account-b', shape: 'rect', dash: [8, 4], buckets: [step(0, 4)] },
];

describe('time between posts', () => {
  const spacing = spacingOf(SIDES, 60);

  it('stands on the steps of the side with the longest gap, each side as shares of its own gaps', () => {
    expect(spacing.steps).toEqual([0, 60, 120]);
    expect(spacing.counts).toEqual([
      [1, 1, 2],
      [4, 0, 0],
    ]);
    expect(spacing.shares).toEqual([
      [25, 25, 50],
      [100, 0, 0],
    ]);
  });

  it('names its steps by where they begin, the first by where it ends', () => {
    expect([0, 1, 2].map((idx) => stepLabel(spacing, idx))).toEqual(['under 1 min', '1 min', '2 min']);
  });

  it('says how long the first step is, also where there is no other', () => {
    expect(stepLabel(spacingOf(SIDES.slice(1), 60), 0)).toBe('under 1 min');
    expect(stepLabel(spacingOf(SIDES.slice(1), 1), 0)).toBe('under 1 s');
  });

  it('says a step in words and in a table', () => {
    expect(spacingWords(SIDES.slice(0, 1), spacing, 1).split('\n')[0]).toBe('1 min to under 2 min');
    expect(spacingNumbers(SIDES, spacing).rows).toEqual([
      { label: 'under 1 min', values: [1, 4] },
      { label: '1 min to under 2 min', values: [1, 0] },
      { label: '2 min to under 4 min', values: [2, 0] },
    ]);
  });

  it('gives every side a shape and a stroke, so that colour is not needed', () => {
    const drawn = spacingLines(SIDES, spacing, THEME).series as {
      symbol: string;
      lineStyle: { type: unknown };
    }[];
    expect(drawn.map((one) => [one.symbol, one.lineStyle.type])).toEqual([
      ['circle', 'solid'],
      ['rect', [8, 4]],
    ]);
  });
});
