import type { ComparedAccount, ComparedPair, Comparison, Overlap } from '../../backend';
import { alignValues, type AlignedRow } from '../../components/charts/aligned';
import type { TimeData } from '../../components/charts/series';
import { formatTime, languageName } from '../../lib/format';
import { LETTER_SHAPES, letterToken, type Letter } from '../../tray/tray.svelte';
import { factsOf, nameOf, type Fact } from '../account-data';
import { valueTerm } from '../terms';

/** One fact of all compared accounts. */
export interface FactRow {
  name: string;
  cells: Fact[];
  /** Whether the accounts do not all have the same. */
  differs: boolean;
}

/** First and last post and the facts as published, row by row, with the rows in which the accounts differ marked. */
export function factRows(accounts: readonly ComparedAccount[], zone: string): FactRow[] {
  const columns = accounts.map((account) => [...spanOf(account, zone), ...factsOf(account.facts)]);
  const names = [...new Set(columns.flatMap((column) => column.map((fact) => fact.name)))];
  return names.map((name) => {
    const cells = columns.map((column) => column.find((fact) => fact.name === name) ?? { name, value: null });
    return { name, cells, differs: new Set(cells.map((cell) => cell.value)).size > 1 };
  });
}

function spanOf(account: ComparedAccount, zone: string): Fact[] {
  const time = (at: string | null) => (at === null ? null : formatTime(at, 'minute', zone));
  return [
    { name: 'First post', value: time(account.first) },
    { name: 'Last post', value: time(account.last) },
  ];
}

/** All timelines on one axis, each in its account's colour and shape. */
export function comparedTimeData(comparison: Comparison, letters: readonly Letter[]): TimeData {
  const { by, starts, counts } = comparison.timeline;
  return {
    starts,
    width: by,
    series: comparison.accounts.map((account, idx) => {
      const letter = letters[idx] ?? 'A';
      return {
        key: account.account,
        label: `${letter}  ${nameOf(account.facts.account)}`,
        values: counts[idx] ?? [],
        token: letterToken(letter),
        shape: LETTER_SHAPES[letter],
      };
    }),
    marks: [],
    uncovered: starts.map(() => false),
  };
}

/** Values that accounts are compared by. */
export type Aligned = 'clients' | 'languages' | 'kinds';

/** One kind of value for all accounts, most frequent first. */
export function alignedRows(accounts: readonly ComparedAccount[], kind: Aligned): AlignedRow[] {
  return alignValues(
    accounts.map((account) => account[kind]),
    (value) => ({ label: LABELS[kind](value), term: valueTerm(FILTERS[kind], value) }),
  );
}

const FILTERS = { clients: 'client', languages: 'lang', kinds: 'is' } as const;

const LABELS: Record<Aligned, (value: string) => string> = {
  clients: (value) => value || 'none given',
  languages: (value) => (value === '' ? 'none given' : `${languageName(value)} (${value})`),
  kinds: (value) => value,
};

/** What two accounts may share, in the order it is shown. */
export const OVERLAPS = ['hashtags', 'domains', 'links', 'mentions', 'reposted'] as const;
export type OverlapKind = (typeof OVERLAPS)[number];

/** What a pair matrix can show. */
export const MEASURES = [...OVERLAPS, 'sameText'] as const;
export type Measure = (typeof MEASURES)[number];

export const MEASURE_NAMES: Record<Measure, string> = {
  hashtags: 'Hashtags',
  domains: 'Domains',
  links: 'Links',
  mentions: 'Mentioned accounts',
  reposted: 'Reposted posts',
  sameText: 'Same text',
};

/** The count of a pair, and the Jaccard index where there is one. */
export function measureOf(pair: ComparedPair, measure: Measure): { count: number; jaccard: number | null } {
  if (measure === 'sameText') return { count: pair.sameText.count, jaccard: null };
  const overlap: Overlap = pair[measure];
  return { count: overlap.shared, jaccard: overlap.jaccard };
}

/** The pair of two positions, in whichever order they are given. */
export function findPair(pairs: readonly ComparedPair[], one: number, other: number): ComparedPair | null {
  const [a, b] = one < other ? [one, other] : [other, one];
  return pairs.find((pair) => pair.a === a && pair.b === b) ?? null;
}

/** Of a text such as `0-2` the two positions, if there is such a pair; else the first pair. */
export function choosePair(pairs: readonly ComparedPair[], chosen: string | undefined): ComparedPair | null {
  const [one = NaN, other = NaN] = (chosen ?? '').split('-').map(Number);
  return findPair(pairs, one, other) ?? pairs[0] ?? null;
}
