/** One value and how often it occurs in each column. */
export interface AlignedRow {
  key: string;
  label: string;
  /** What to add to a query to find it; null where nothing does. */
  term: string | null;
  counts: number[];
}

/** Values of several columns as rows: the most frequent first by the largest count, ties by value. */
export function alignValues(
  columns: { value: string; count: number }[][],
  describe: (value: string) => { label: string; term: string | null },
): AlignedRow[] {
  const rows = new Map<string, number[]>();
  columns.forEach((values, column) => {
    for (const { value, count } of values) {
      const counts = rows.get(value) ?? columns.map(() => 0);
      counts[column] = (counts[column] ?? 0) + count;
      rows.set(value, counts);
    }
  });
  return [...rows]
    .map(([value, counts]) => ({ key: value, counts, ...describe(value) }))
    .sort((a, b) => Math.max(...b.counts) - Math.max(...a.counts) || (a.key < b.key ? -1 : 1));
}
