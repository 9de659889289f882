/** What `DataTable` shows in a column, and how it sorts. */
export interface Column<T> {
  readonly key: string;
  readonly title: string;
  /** The cell's text. */
  readonly text: (row: T) => string;
  /** What to sort by; a column without it cannot be sorted. */
  readonly order?: (row: T) => number | string | null;
  /** Figures stand at the end of their cell. */
  readonly number?: boolean;
  /** Which way the text of this cell runs, where it comes from a release. */
  readonly direction?: (row: T) => 'ltr' | 'rtl' | 'auto';
}

export interface Sorting {
  readonly key: string;
  readonly descending: boolean;
}

/** Rows with a key each that no other has: releases repeat what ought to be unique, and a key twice breaks the list. */
export function keyRows<T>(rows: readonly T[], keyOf: (row: T) => string): { key: string; row: T }[] {
  const seen = new Map<string, number>();
  return rows.map((row) => {
    const key = keyOf(row);
    const times = seen.get(key) ?? 0;
    seen.set(key, times + 1);
    return { key: times === 0 ? key : `${key} #${times}`, row };
  });
}

/** The rows in the order asked for; what has no value comes last either way, and equals keep their order. */
export function sortRows<T>(
  rows: readonly T[],
  columns: readonly Column<T>[],
  by: Sorting | null,
): readonly T[] {
  const order = columns.find((column) => column.key === by?.key)?.order;
  if (!by || !order) return rows;
  const sign = by.descending ? -1 : 1;
  return rows.toSorted((a, b) => {
    const [x, y] = [order(a), order(b)];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    if (typeof x === 'number' && typeof y === 'number') return sign * (x - y);
    return sign * String(x).localeCompare(String(y));
  });
}
