import type { ComparedAccount, ComparedPair, Comparison, Overlap } from '../../backend';
import { alignValues, type AlignedRow } from '../../components/charts/aligned';
import type { TimeData } from '../../components/charts/series';
import { formatCount, formatTime, languageName } from '../../lib/format';
import { LETTER_DASHES, LETTER_SHAPES, letterToken, type Letter } from '../../tray/tray.svelte';
import { factsOf, type Fact } from '../account-data';
import { valueTerm } from '../terms';
import { sideName } from './columns';

/** One fact of all sides. */
export interface FactRow {
  name: string;
  cells: SideFact[];
  /** Whether those of which it can be said do not all have the same. */
  differs: boolean;
}

export interface SideFact extends Fact {
  /** A fact of one account, of which a group has none. */
  ofOne?: boolean;
}

/** What each side's posts say and the facts as published, row by row, with the rows in which the sides differ marked. */
export function factRows(sides: readonly ComparedAccount[], zone: string): FactRow[] {
  const hasGroup = sides.some((side) => side.facts === null);
  const columns = sides.map((side) => [
    ...spanOf(side, zone, hasGroup),
    ...(side.facts === null ? [] : factsOf(side.facts)),
  ]);
  const names = [...new Set(columns.flatMap((column) => column.map((fact) => fact.name)))];
  return names.map((name) => {
    const cells = columns.map((column, idx): SideFact => {
      const fact = column.find((one) => one.name === name);
      return fact ?? { name, value: null, ofOne: sides[idx]?.facts === null };
    });
    const said = cells.filter((cell) => cell.ofOne !== true).map((cell) => cell.value);
    return { name, cells, differs: new Set(said).size > 1 };
  });
}

function spanOf(side: ComparedAccount, zone: string, hasGroup: boolean): Fact[] {
  const time = (at: string | null) => (at === null ? '–' : formatTime(at, 'minute', zone));
  return [
    ...(hasGroup ? [{ name: 'Accounts', value: formatCount(side.nAccounts) }] : []),
    { name: 'First post', value: time(side.first) },
    { name: 'Last post', value: time(side.last) },
    { name: 'Days with a post', value: formatCount(side.activeDays) },
    { name: 'Posts without a readable date', value: formatCount(side.undated) },
  ];
}

/** All timelines on one axis, each in its side's colour and shape. */
export function comparedTimeData(comparison: Comparison, letters: readonly Letter[]): TimeData {
  const { by, starts, counts } = comparison.timeline;
  return {
    starts,
    width: by,
    series: comparison.accounts.map((account, idx) => {
      const letter = letters[idx] ?? 'A';
      return {
        key: account.account,
        label: `${letter}  ${sideName(account)}`,
        values: counts[idx] ?? [],
        token: letterToken(letter),
        shape: LETTER_SHAPES[letter],
        dash: LETTER_DASHES[letter],
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

/** The count of a pair and the Jaccard index. */
export function measureOf(pair: ComparedPair, measure: Measure): { count: number; jaccard: number } {
  if (measure === 'sameText') return { count: pair.sameText.count, jaccard: pair.sameText.jaccard };
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
