import { bucketLabel } from './buckets';
import { WEEKDAYS } from './heat-map';
import type { TimeData } from './series';

/** The numbers of a chart as a table: one label and one value a column in each row. */
export interface Numbers {
  /** What the labels are: `Month`. */
  head: string;
  columns: string[];
  rows: NumberRow[];
}

export interface NumberRow {
  label: string;
  /** None where no dataset covers the row, or there is no figure. */
  values: (number | null)[];
}

/** The table of a chart over time. With several series a last column adds them up, unless they overlap. */
export function timeNumbers(data: TimeData, sum: boolean): Numbers {
  const summed = sum && data.series.length > 1;
  return {
    head: data.width.charAt(0).toUpperCase() + data.width.slice(1),
    columns: [...data.series.map((one) => one.label), ...(summed ? ['All'] : [])],
    rows: data.starts.map((start, idx) => {
      const label = bucketLabel(start, data.width);
      if (data.uncovered[idx] === true) {
        return { label, values: [...data.series, ...(summed ? ['All'] : [])].map(() => null) };
      }
      const values = data.series.map((one) => one.values[idx] ?? null);
      const all = values.reduce((total: number, n) => total + (n ?? 0), 0);
      return { label, values: summed ? [...values, all] : values };
    }),
  };
}

/** The table of an hour and weekday map: a row for each hour, a column for each weekday. */
export function heatNumbers(cells: number[][]): Numbers {
  return {
    head: 'Hour',
    columns: WEEKDAYS,
    rows: Array.from({ length: 24 }, (_, hour) => ({
      label: `${String(hour).padStart(2, '0')}:00`,
      values: WEEKDAYS.map((_, day) => cells[day]?.[hour] ?? 0),
    })),
  };
}

/**
 * The table as CSV with a header, lines ending as RFC 4180 says.
 *
 * A text cell that a spreadsheet would take for a formula is given an apostrophe in front, as in the
 * exports of posts.
 */
export function toCsv(numbers: Numbers): string {
  const lines = [
    [numbers.head, ...numbers.columns].map(textCell),
    ...numbers.rows.map((row) => [
      textCell(row.label),
      ...row.values.map((value) => (value === null ? '' : String(value))),
    ]),
  ];
  return lines.map((cells) => `${cells.join(',')}\r\n`).join('');
}

function textCell(text: string): string {
  const guarded = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
