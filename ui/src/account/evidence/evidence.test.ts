import { describe, expect, it } from 'vitest';
import type {
  AccountConnections,
  AccountHistory,
  Call,
  EvidenceCard,
  Signal,
  SignalBar,
} from '../../backend';
import { historyLines, historyWords } from '../../components/charts/history-lines';
import { toCsv } from '../../components/charts/numbers';
import { THEME } from '../../components/charts/testing';
import { datasetTerm } from '../terms';
import {
  barWords,
  chartNumbers,
  figureWords,
  groupOptions,
  historyNumbers,
  isLabelled,
  isList,
  largestBar,
  stripOf,
} from './evidence-data';
import { EvidenceController } from './evidence.svelte';

const SAID: Signal = {
  key: 'hours',
  title: 'Hours of the day',
  state: 'said',
  lack: null,
  needed: null,
  has: null,
  figure: { label: 'share', value: 0.6, low: 0.5, high: 0.7, words: '60 %' },
  more: [],
  restsOn: '120 posts on 40 days',
  n: 120,
  place: { accounts: 3, median: 0.4, atOrBelow: 2 / 3, values: [0.2, 0.4, 1], words: 'Of 3 accounts, 2.' },
  noPlace: null,
  charts: [],
  weak: null,
  innocent: 'Shift work.',
  references: [],
  needs: ['the time of the day'],
};

function bar(label: string, value: number, more: Partial<SignalBar> = {}): SignalBar {
  return { label, value, low: null, high: null, group: null, ...more };
}

describe('a figure', () => {
  it('is written in the unit of its signal', () => {
    expect(figureWords('hours', 0.342)).toBe('34.2 %');
    expect(figureWords('volume', 50.91)).toBe('50.9');
    expect(figureWords('dormancy', 35.58)).toBe('35.6 days');
    expect(figureWords('handle', 8)).toBe('8');
  });
});

describe('the place of a figure', () => {
  it('is on one line with the group, from the least to the most of all', () => {
    const strip = stripOf(SAID);
    expect(strip).toMatchObject({ least: 0.2, most: 1, median: 25 });
    expect(strip?.own).toBeCloseTo(50);
    expect(strip?.range?.from).toBeCloseTo(37.5);
    expect(strip?.range?.until).toBeCloseTo(62.5);
    expect(strip?.group).toEqual([0, 25, 100]);
  });

  it('stands in the middle where all figures are the same', () => {
    const figure = { label: 'digits', value: 0, low: null, high: null, words: '0' };
    const place = { accounts: 2, median: 0, atOrBelow: 1, values: [0, 0], words: 'Of 2 accounts, 2.' };
    expect(stripOf({ ...SAID, figure, place })).toMatchObject({ own: 50, range: null, group: [50, 50] });
  });

  it('is none where nothing is said or nobody is there to compare with', () => {
    expect(stripOf({ ...SAID, figure: null })).toBeNull();
    expect(stripOf({ ...SAID, place: null })).toBeNull();
  });
});

describe('the bars of a signal', () => {
  const HOURS = {
    title: 'Share of posts by hour',
    shares: true,
    bars: [
      bar('00', 0.25, { low: 0.2, high: 0.5, group: 0.1 }),
      bar('01', 0.75, { low: 0.5, high: 0.8, group: 0.9 }),
    ],
  };

  it('have room for their ranges and for the group', () => {
    expect(largestBar(HOURS.bars)).toBe(0.9);
    expect(largestBar([])).toBe(0);
  });

  it('are said in words', () => {
    expect(HOURS.bars.map((one) => barWords(one, true))[0]).toBe(
      '00: 25 % (range 20 % to 50 %); mean of the group 10 %',
    );
    expect(barWords(bar('05', 1204), false)).toBe('05: 1,204');
  });

  it('are a table with the same numbers, shares in per cent', () => {
    expect(toCsv(chartNumbers(HOURS))).toBe(
      'Share of posts by hour,Per cent,From,To,Mean of the group\r\n00,25,20,50,10\r\n01,75,50,80,90\r\n',
    );
    const counts = { title: 'Posts by program', shares: false, bars: [bar('Web', 3)] };
    expect(chartNumbers(counts)).toMatchObject({ columns: ['Posts'], rows: [{ label: 'Web', values: [3] }] });
  });

  it('have a line each where the labels are long, else some labels below', () => {
    expect(isList(HOURS)).toBe(false);
    expect(isList({ ...HOURS, bars: [bar('16 minutes or more', 3)] })).toBe(true);
    const labelled = (n: number) =>
      Array.from({ length: n }, (_, idx) => idx).filter((idx) => isLabelled(idx, n));
    expect(labelled(7)).toHaveLength(7);
    expect(labelled(24)).toEqual([0, 6, 12, 18]);
    expect(labelled(60)).toEqual([0, 15, 30, 45]);
  });
});

describe('what an account is held against', () => {
  it('is its own dataset first, then the others, then what was saved', () => {
    const datasets = [
      { id: 'iran', name: 'Iran' },
      { id: 'two words', name: 'Two' },
    ];
    const saved = [
      { name: 'Water', query: '#water' },
      { name: 'All', query: ' ' },
    ];
    expect(groupOptions('iran', datasets, saved, datasetTerm)).toEqual([
      { query: '', label: 'its dataset, Iran' },
      { query: 'dataset:"two words"', label: 'Two' },
      { query: '#water', label: 'saved search “Water”' },
    ]);
    expect(groupOptions('gone', [], [], datasetTerm)).toEqual([{ query: '', label: 'its dataset' }]);
  });
});

describe('the history of followers', () => {
  const points = [
    { at: '2017-03-06T10:00:00Z', followers: 0, following: null },
    { at: '2017-05-04T23:30:00Z', followers: 1103, following: 406 },
  ];

  it('is two lines that differ by stroke and shape, with a gap where a number is missing', () => {
    const series = historyLines(points, 'UTC', THEME).series as Record<string, unknown>[];
    expect(
      series.map((one) => [one['name'], one['symbol'], (one['lineStyle'] as { type: string }).type]),
    ).toEqual([
      ['Followers', 'circle', 'solid'],
      ['Following', 'triangle', 'dashed'],
    ]);
    expect(series[1]?.['data']).toEqual([
      [Date.parse('2017-03-06T10:00:00Z'), '-'],
      [Date.parse('2017-05-04T23:30:00Z'), 406],
    ]);
  });

  it('is said in words and as a table, days in the zone', () => {
    expect(historyWords(points[0], 'UTC')).toBe('6 Mar 2017\nFollowers   0\nFollowing   not given');
    expect(historyWords(undefined, 'UTC')).toBe('');
    const history: AccountHistory = { points, snapshots: 2, handles: [], displayNames: [], lack: null };
    expect(historyNumbers(history, 'Europe/Berlin').rows[1]).toEqual({
      label: '5 May 2017',
      values: [1103, 406],
    });
  });
});

describe('EvidenceController', () => {
  const asked: [string, unknown, string | undefined][] = [];
  const answers: Record<string, unknown> = {
    account_evidence: { signals: [SAID] } as Partial<EvidenceCard>,
    account_history: { points: [] } as Partial<AccountHistory>,
    account_connections: { kinds: [] } as Partial<AccountConnections>,
  };
  const call = ((name: string, request: unknown, options?: { slot?: string }) => {
    asked.push([name, request, options?.slot]);
    return Promise.resolve(answers[name]);
  }) as unknown as Call;

  it('asks in the zone and against the group that were chosen, its own dataset if none was', async () => {
    const controller = new EvidenceController(call);
    await controller.askCard('d/a', 'Asia/Tehran', '');
    await controller.askCard('d/a', 'Asia/Tehran', '#water');
    await controller.askRest('d/a', 'UTC');
    const request = { account: 'd/a', dataset: null, zone: 'Asia/Tehran' };
    expect(asked).toEqual([
      ['account_evidence', { ...request, group: null }, 'account-evidence'],
      ['account_evidence', { ...request, group: '#water' }, 'account-evidence'],
      ['account_history', { ...request, zone: 'UTC' }, 'account-history'],
      ['account_connections', { ...request, zone: 'UTC' }, 'account-connections'],
    ]);
    expect(controller.card.value?.signals).toEqual([SAID]);
    controller.leave();
    expect([controller.card.status, controller.history.status]).toEqual(['idle', 'idle']);
  });
});
