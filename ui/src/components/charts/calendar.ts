import { formatDay, formatPlural } from '../../lib/format';
import type { ChartOption } from './echarts';
import { tooltip } from './frame';
import { hatching } from './patterns';
import type { ChartTheme } from './theme';

/** One year of a calendar, with those of its days that have posts. */
export interface CalendarYear {
  year: number;
  days: { day: string; count: number }[];
  /** The days about which nothing is known. */
  gaps: string[];
}

/** Stands for the count of a day that no dataset covers. */
export const NOTHING_KNOWN = -1;

const YEAR_PX = 7 * 13;
const GAP_PX = 34;
const TOP_PX = 22;

/** A calendar for every year, one under another, on one colour scale. */
export function calendars(years: readonly CalendarYear[], most: number, theme: ChartTheme): ChartOption {
  const words = { color: theme.quiet, fontFamily: theme.font, fontSize: 12 };
  return {
    animation: false,
    tooltip: {
      ...tooltip(theme),
      trigger: 'item',
      formatter: (params) => dayWords((params as { value?: unknown }).value),
    },
    visualMap: {
      show: false,
      type: 'continuous',
      min: 0,
      max: Math.max(1, most),
      seriesIndex: years.map((_, idx) => idx),
      inRange: { color: theme.heat.slice(1) },
    },
    calendar: years.map(({ year }, idx) => ({
      range: String(year),
      top: TOP_PX + idx * (YEAR_PX + GAP_PX),
      left: 84,
      right: 8,
      height: YEAR_PX,
      cellSize: ['auto', 13] as ['auto', number],
      splitLine: { lineStyle: { color: theme.quiet, width: 1 } },
      itemStyle: { color: 'transparent', borderColor: theme.line, borderWidth: 0.5 },
      dayLabel: { ...words, firstDay: 1, nameMap: ['', 'Mon', '', 'Wed', '', 'Fri', ''] },
      monthLabel: words,
      yearLabel: { ...words, fontSize: 14, color: theme.ink, margin: 44 },
    })),
    series: [
      ...years.map(({ days }, idx) => ({
        type: 'heatmap' as const,
        coordinateSystem: 'calendar' as const,
        calendarIndex: idx,
        data: days.map(({ day, count }) => [day, count] as [string, number]),
      })),
      ...years.map(({ gaps }, idx) => ({
        type: 'heatmap' as const,
        coordinateSystem: 'calendar' as const,
        calendarIndex: idx,
        data: gaps.map((day) => [day, NOTHING_KNOWN] as [string, number]),
        itemStyle: { color: 'transparent', decal: hatching(theme.hatch) },
        emphasis: { disabled: true },
      })),
    ],
  };
}

/** How high a chart of so many years has to be. */
export function calendarsHeight(years: number): number {
  return TOP_PX + years * (YEAR_PX + GAP_PX);
}

function dayWords(value: unknown): string {
  const [day, count] = Array.isArray(value) ? (value as unknown[]) : [];
  if (typeof day !== 'string') return '';
  const said =
    count === NOTHING_KNOWN ? 'outside what the datasets cover' : formatPlural(Number(count), 'post');
  return `${formatDay(day, 'UTC')}\n${said}`;
}
