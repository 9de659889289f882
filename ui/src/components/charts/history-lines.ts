import { formatCount, formatDay } from '../../lib/format';
import type { ChartOption } from './echarts';
import * as frame from './frame';
import { largest } from './series';
import type { ChartTheme } from './theme';

/** Numbers of a profile at a moment. */
export interface HistoryPoint {
  at: string;
  followers: number | null;
  following: number | null;
}

/** Points up to which each is given its shape. */
const SHAPED = 60;

/** Followers and followed accounts over time: a line that is whole, and one in strokes, each with its own shape. */
export function historyLines(points: readonly HistoryPoint[], zone: string, theme: ChartTheme): ChartOption {
  const lines = [
    { name: 'Followers', of: (point: HistoryPoint) => point.followers, type: 'solid', symbol: 'circle' },
    { name: 'Following', of: (point: HistoryPoint) => point.following, type: 'dashed', symbol: 'triangle' },
  ] as const;
  const numbers = points.flatMap((point) => [point.followers ?? 0, point.following ?? 0]);
  return {
    animation: false,
    grid: frame.margins(largest(numbers)),
    xAxis: {
      type: 'time',
      axisLine: { lineStyle: { color: theme.line } },
      axisLabel: {
        color: theme.quiet,
        fontFamily: theme.font,
        fontSize: 12,
        hideOverlap: true,
        formatter: (ms: number) => formatDay(new Date(ms).toISOString(), zone),
      },
      splitLine: { show: false },
    },
    yAxis: frame.countAxis(theme, 'count'),
    tooltip: {
      ...frame.tooltip(theme),
      trigger: 'axis',
      axisPointer: { type: 'line', lineStyle: { color: theme.quiet } },
      formatter: (params) => historyWords(points[indexOf(params)], zone),
    },
    series: lines.map((line, idx) => ({
      type: 'line' as const,
      name: line.name,
      data: points.map((point) => [Date.parse(point.at), line.of(point) ?? '-']),
      step: 'end' as const,
      symbol: line.symbol,
      symbolSize: 6,
      showSymbol: points.length <= SHAPED,
      lineStyle: { width: 2, type: line.type, color: theme.series[`series-${idx + 1}`] ?? theme.accent },
      itemStyle: { color: theme.series[`series-${idx + 1}`] ?? theme.accent },
      emphasis: { disabled: true },
    })),
  };
}

/** What stands beside a post, in words. */
export function historyWords(point: HistoryPoint | undefined, zone: string): string {
  if (point === undefined) return '';
  const count = (number: number | null) => (number === null ? 'not given' : formatCount(number));
  return [
    formatDay(point.at, zone),
    `Followers   ${count(point.followers)}`,
    `Following   ${count(point.following)}`,
  ].join('\n');
}

function indexOf(params: unknown): number {
  const first: unknown = Array.isArray(params) ? params[0] : params;
  const idx = (first as { dataIndex?: unknown } | undefined)?.dataIndex;
  return typeof idx === 'number' ? idx : -1;
}
