/** What the window says in an import report. */
import type { DayGaps, Fate, FieldCount, FieldState, FileReport, Mended } from '../backend';
import { formatCount, formatPlural } from '../lib/format';

const FATES: Record<Fate, string> = {
  rejected: 'rejected',
  duplicate: 'duplicate',
  repaired: 'kept after repair',
  kept: 'kept',
  skipped: 'skipped',
  file: 'whole file',
};

export function fateWords(fate: Fate): string {
  return FATES[fate];
}

const STATES: Record<FieldState, string> = {
  absent: 'not in this release',
  empty: 'empty in every record',
  withheld: 'replaced by a hash',
  partly: 'in some records',
  always: 'in every record',
};

/** Whether records have a field, and where it was read if there is no column for it. */
export function fieldWords({
  state,
  column,
  filled,
}: Pick<FieldCount, 'state' | 'column' | 'filled'>): string {
  return column === false && filled > 0 ? `${STATES[state]}, without a column of its own` : STATES[state];
}

/** Days without posts; null where every day has one. */
export function dayWords(days: DayGaps): string | null {
  if (days.without === 0) return null;
  return `No post on ${formatCount(days.without)} of the ${formatPlural(days.days, 'day')} from ${days.first} to ${days.last} (${days.zone}).`;
}

/** "first in record 44, 71"; nothing where no record is named. */
export function firstRecords(records: readonly number[]): string {
  return records.length === 0 ? '' : `first in record ${records.map(formatCount).join(', ')}`;
}

export function keptWords({ kept }: Pick<Mended, 'kept'>): string {
  return kept === null ? 'could not be read' : 'is kept as';
}

const SEPARATORS: Record<string, string> = { ',': 'commas', ';': 'semicolons', '\t': 'tabs' };

/** How the letters and columns of a file are written: "UTF-8, columns parted by commas". */
export function writtenAs({
  encoding,
  delimiter,
}: Pick<FileReport, 'encoding' | 'delimiter'>): string | null {
  const columns = delimiter === null ? null : `columns parted by ${SEPARATORS[delimiter] ?? delimiter}`;
  const parts = [encoding, columns].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(', ');
}

/** A name for the file of a saved report. */
export function reportName(dataset: string): string {
  return `${dataset.replace(/[^\p{L}\p{N}_-]+/gu, '-')}-import-report.html`;
}
