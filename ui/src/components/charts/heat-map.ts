import { formatPlural } from '../../lib/format';
import type { ChartOption } from './echarts';
import { tooltip } from './frame';
import type { ChartTheme } from './theme';

/** Weekdays as they stand in the answers: Monday first. */
export const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/**
 * Posts by hour and weekday: seven rows, Monday on top, of 24 cells.
 *
 * `most` is the count that stands for the full colour; several maps side by side are given the same.
 */
export function heatMap(cells: number[][], most: number, theme: ChartTheme): ChartOption {
  const hours = Array.from({ length: 24 }, (_, hour) => hour);
  return {
    animation: false,
    grid: { left: 36, right: 4, top: 4, bottom: 22 },
    xAxis: {
      type: 'category',
      data: hours.map(clock),
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: {
        interval: 5,
        color: theme.quiet,
        fontFamily: theme.font,
        fontSize: 12,
        margin: 6,
        showMaxLabel: false,
      },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: WEEKDAYS.map((day) => day.slice(0, 3)),
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { interval: 0, color: theme.quiet, fontFamily: theme.font, fontSize: 12 },
    },
    visualMap: {
      show: false,
      type: 'continuous',
      min: 0,
      max: Math.max(1, most),
      // One post is told from none at a glance: the scale for posts begins a step above the ground for none.
      inRange: { color: theme.heat.slice(1) },
    },
    tooltip: {
      ...tooltip(theme),
      trigger: 'item',
      formatter: (params) => cellWords((params as { value?: unknown }).value),
    },
    series: [
      {
        type: 'heatmap',
        data: WEEKDAYS.flatMap((_, day) =>
          hours.map((hour) => cell(hour, day, cells[day]?.[hour] ?? 0, theme)),
        ),
        itemStyle: { borderColor: theme.line, borderWidth: 0.5 },
        emphasis: { itemStyle: { borderColor: theme.ink, borderWidth: 1 } },
        progressive: 0,
      },
    ],
  };
}

/** The largest cell of all maps, for one scale over them. */
export function largestCell(maps: number[][][]): number {
  return Math.max(0, ...maps.flat(2));
}

function cell(hour: number, day: number, count: number, theme: ChartTheme) {
  const value = [hour, day, count];
  return count > 0
    ? { value }
    : { value, visualMap: false, itemStyle: { color: theme.heat[0] ?? theme.panel } };
}

function cellWords(value: unknown): string {
  const [hour = 0, day = 0, n = 0] = Array.isArray(value) ? value.map(Number) : [];
  return `${WEEKDAYS[day] ?? ''}, ${clock(hour)}–${clock(hour + 1)}\n${formatPlural(n, 'post')}`;
}

function clock(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}
