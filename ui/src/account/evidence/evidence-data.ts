import type { AccountHistory, Signal, SignalBar, SignalChart } from '../../backend';
import type { Numbers } from '../../components/charts/numbers';
import { formatCount, formatDay, formatNumber, formatShare } from '../../lib/format';

/** The signals whose figures are shares. */
const SHARES = new Set(['hours', 'quiet', 'spacing', 'minutes', 'seconds', 'clients', 'created']);

/** One figure of a signal, short: `84.2 %`, `35.6 days`, `12.5`. */
export function figureWords(key: string, value: number): string {
  if (SHARES.has(key)) return formatShare(value, 1);
  return key === 'dormancy' ? `${formatNumber(value)} days` : formatNumber(value);
}

/** Where things stand on a line, in per cent of its length. */
export interface Strip {
  least: number;
  most: number;
  own: number;
  /** The account's range. */
  range: { from: number; until: number } | null;
  median: number;
  /** One for each account of the group. */
  group: number[];
}

/** The account's figure on one line with those of the group; null where it has no place among them. */
export function stripOf(signal: Signal): Strip | null {
  const { figure, place } = signal;
  if (figure === null || place === null || place.values.length === 0) return null;
  const { value, low, high } = figure;
  const all = [value, low ?? value, high ?? value, place.values[0] ?? value, place.values.at(-1) ?? value];
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const at = (number: number) => (most === least ? 50 : (100 * (number - least)) / (most - least));
  return {
    least,
    most,
    own: at(value),
    range: low === null || high === null ? null : { from: at(low), until: at(high) },
    median: at(place.median),
    group: place.values.map(at),
  };
}

/** Whether a chart's bars need a line each: their labels are too long to stand below them. */
export function isList(chart: SignalChart): boolean {
  return chart.bars.some((bar) => bar.label.length > 4);
}

/** Whether the label of a bar is written below it; of many only some are. */
export function isLabelled(idx: number, n: number): boolean {
  return n <= 12 || idx % (n > 30 ? 15 : 6) === 0;
}

/** The largest number that a chart of these bars has to hold. */
export function largestBar(bars: readonly SignalBar[]): number {
  return Math.max(...bars.map((bar) => Math.max(bar.value, bar.high ?? 0, bar.group ?? 0)), 0);
}

/** `03: 5.6 % (range 5 % to 6.1 %); mean of the group 4 %`. */
export function barWords(bar: SignalBar, shares: boolean): string {
  const write = (value: number) => (shares ? formatShare(value, 1) : formatCount(value));
  const range =
    bar.low === null || bar.high === null ? '' : ` (range ${write(bar.low)} to ${write(bar.high)})`;
  const group = bar.group === null ? '' : `; mean of the group ${write(bar.group)}`;
  return `${bar.label}: ${write(bar.value)}${range}${group}`;
}

/** The bars as a table; shares as per cent. */
export function chartNumbers(chart: SignalChart): Numbers {
  const unit = chart.shares ? 'Per cent' : 'Posts';
  const scale = chart.shares ? 100 : 1;
  const ranged = chart.bars.some((bar) => bar.low !== null);
  const grouped = chart.bars.some((bar) => bar.group !== null);
  return {
    head: chart.title,
    columns: [unit, ...(ranged ? ['From', 'To'] : []), ...(grouped ? ['Mean of the group'] : [])],
    rows: chart.bars.map((bar) => {
      const values = [bar.value, ...(ranged ? [bar.low ?? 0, bar.high ?? 0] : [])];
      const all = grouped ? [...values, bar.group ?? 0] : values;
      return { label: bar.label, values: all.map((value) => value * scale) };
    }),
  };
}

/** The course of followers as a table. */
export function historyNumbers(history: AccountHistory, zone: string): Numbers {
  return {
    head: 'Day',
    columns: ['Followers', 'Following'],
    rows: history.points.map((point) => ({
      label: formatDay(point.at, zone),
      values: [point.followers ?? 0, point.following ?? 0],
    })),
  };
}

/** What an account can be held against. */
export interface GroupOption {
  /** A search; empty for the account's own dataset. */
  query: string;
  label: string;
}

/** The account's own dataset first, then the others, then the saved searches. */
export function groupOptions(
  own: string,
  datasets: readonly { id: string; name: string }[],
  saved: readonly { name: string; query: string }[],
  term: (dataset: string) => string,
): GroupOption[] {
  const others = datasets.filter(({ id }) => id !== own);
  const name = datasets.find(({ id }) => id === own)?.name;
  return [
    { query: '', label: name === undefined ? 'its dataset' : `its dataset, ${name}` },
    ...others.map(({ id, name: of }) => ({ query: term(id), label: of })),
    ...saved
      .filter(({ query }) => query.trim() !== '')
      .map(({ name: of, query }) => ({ query, label: `saved search “${of}”` })),
  ];
}
