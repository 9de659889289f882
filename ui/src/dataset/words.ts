/** What the window says about a dataset and an import. */
import type {
  AdSum,
  DatasetRow,
  Fates,
  FileReport,
  ImportedDataset,
  SummaryRow,
  TakedownRef,
} from '../backend';
import { formatCount, formatPlural } from '../lib/format';

/**
 * Our figures beside the publisher's: "926 of 926 accounts, 21,385 of 21,385 posts, by Twitter". Null where nobody
 * states any.
 */
export function completeness(row: Pick<DatasetRow, 'stated' | 'posts' | 'accounts'>): string | null {
  if (row.stated.length === 0) return null;
  const ours: Record<string, number> = { posts: row.posts, accounts: row.accounts };
  const parts = row.stated.map(
    ({ what, count }) => `${formatCount(ours[what] ?? 0)} of ${formatCount(count)} ${what}`,
  );
  const by = [...new Set(row.stated.map((one) => one.by))];
  return `${parts.join(', ')}, by ${by.join(' and ')}`;
}

/** What is in a dataset, in words; what it has none of is left out. */
export function contents(row: Pick<DatasetRow, 'posts' | 'accounts' | 'indicators' | 'summaries'>): string {
  const others = row.accounts + row.indicators + row.summaries;
  const parts = [
    row.posts > 0 || others === 0 ? formatPlural(row.posts, 'post') : null,
    row.accounts > 0 ? formatPlural(row.accounts, 'account') : null,
    row.indicators > 0 ? formatPlural(row.indicators, 'indicator') : null,
    row.summaries > 0 ? formatPlural(row.summaries, 'summary', 'summaries') : null,
  ];
  return parts.filter((part) => part !== null).join(', ');
}

/** Datasets of one takedown; without one, those released the same day by the same publisher. */
export interface Takedown {
  readonly key: string;
  /** The announcement, where the catalogue knows it. */
  readonly takedown: TakedownRef | null;
  readonly released: string | null;
  readonly publisher: string | null;
  readonly datasets: readonly DatasetRow[];
}

/** Rows grouped by release, in the order they came in. */
export function groupByTakedown(rows: readonly DatasetRow[]): Takedown[] {
  const groups = new Map<string, DatasetRow[]>();
  for (const row of rows) {
    const day = row.released === null ? '' : `${row.released} ${row.publisher ?? ''}`;
    const key = row.takedown?.key ?? day;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups].map(([key, datasets]) => {
    const [first] = datasets;
    return {
      key,
      takedown: first?.takedown ?? null,
      released: first?.released ?? null,
      publisher: key === '' ? null : (first?.publisher ?? null),
      datasets,
    };
  });
}

/** The time from the first post of all datasets to the last, in milliseconds; null if none has a date. */
export function commonAxis(rows: readonly Pick<DatasetRow, 'first' | 'last'>[]): [number, number] | null {
  const firsts = rows.flatMap((row) => (row.first === null ? [] : [Date.parse(row.first)]));
  const lasts = rows.flatMap((row) => (row.last === null ? [] : [Date.parse(row.last)]));
  if (firsts.length === 0 || lasts.length === 0) return null;
  return [Math.min(...firsts), Math.max(...lasts)];
}

/** Years to name on the axis, each with its place from 0 to 1. */
export function axisYears([from, until]: [number, number]): { year: number; at: number }[] {
  const [first, last] = [new Date(from).getUTCFullYear() + 1, new Date(until).getUTCFullYear()];
  const every = Math.max(1, Math.ceil((last - first + 1) / 6));
  const years: { year: number; at: number }[] = [];
  for (let year = first; year <= last; year += every) {
    years.push({ year, at: (Date.UTC(year, 0) - from) / (until - from) });
  }
  return years;
}

/** The sums over files: `read = kept + duplicates + rejected`, `repaired` being part of kept. */
export function sumFates(files: readonly FileReport[]): Fates {
  const sum = (key: keyof Fates) => files.reduce((total, file) => total + file[key], 0);
  return {
    read: sum('read'),
    kept: sum('kept'),
    duplicates: sum('duplicates'),
    rejected: sum('rejected'),
    repaired: sum('repaired'),
    skipped: sum('skipped'),
  };
}

/** One sentence on what an import did. */
export function importWords(datasets: readonly ImportedDataset[]): string {
  const fates = sumFates(datasets.flatMap((dataset) => dataset.files));
  if (fates.read > 0 && fates.duplicates === fates.read)
    return 'Nothing new: every record was there already.';
  return `${formatPlural(fates.kept, 'record')} kept of ${formatCount(fates.read)} read.`;
}

const STATES: Record<string, string> = {
  complete: 'Complete',
  partial: 'Stopped before its end',
  sameContent: 'The same content was imported before; it was not read again',
};

export function stateWords(state: string): string {
  return STATES[state] ?? state;
}

const FORMS: Readonly<Record<string, string>> = {
  iso: 'Year first',
  'month-first': 'Month first: 7/3 is 3 July',
  'day-first': 'Day first: 7/3 is 7 March',
  'unix-seconds': 'Seconds since 1970',
  'unix-milliseconds': 'Milliseconds since 1970',
  twitter: 'Wed Oct 10 20:19:24 +0000 2018',
  browser: 'Thu Jan 14 2021 20:32:05 GMT+0000',
};

/** How times are written, in words. */
export function formWords(form: string): string {
  return FORMS[form] ?? form;
}

const INDICATOR_KINDS: Readonly<Record<string, string>> = {
  domain: 'Domain',
  link: 'Address',
  account: 'Account',
  hashtag: 'Hashtag',
  email: 'E-mail address',
  phone: 'Phone number',
  ip: 'IP address',
  fileHash: 'Hash of a file',
  app: 'App',
  other: 'Other',
};

/** What an indicator is, in words. */
export function indicatorKind(kind: string): string {
  return INDICATOR_KINDS[kind] ?? kind;
}

const BOUNDS: Readonly<Record<string, string>> = {
  about: 'about ',
  moreThan: 'more than ',
  lessThan: 'less than ',
};

/** `about 22 pages`, `more than 12,000.00 USD of spend`. */
export function summaryWords(row: Pick<SummaryRow, 'figure' | 'bound' | 'measure' | 'currency'>): string {
  const bound = BOUNDS[row.bound] ?? '';
  if (row.measure !== 'spend') return `${bound}${formatCount(row.figure)} ${row.measure}`;
  const hundredths = String(row.figure % 100).padStart(2, '0');
  return `${bound}${formatCount(Math.floor(row.figure / 100))}.${hundredths} ${row.currency ?? ''} spent`;
}

/** `2,533 ads paid 5,822,554.92 RUB for, shown 39,100,000 times`. */
export function adSumWords(sum: AdSum): string {
  const [whole = '', decimals = '00'] = sum.spend.split('.');
  const paid =
    sum.currency === null
      ? 'without a price'
      : `for ${formatCount(Number(whole))}.${decimals} ${sum.currency}`;
  return `${formatPlural(sum.ads, 'ad')} ${paid}, shown ${formatPlural(sum.impressions, 'time')}, clicked ${formatPlural(sum.clicks, 'time')}`;
}
