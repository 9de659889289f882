import { formatCount } from '../../lib/format';
import type { ChartOption } from './echarts';
import * as frame from './frame';
import { colourOf, largest, type TimeData, type TimeSeries } from './series';
import { indexOf } from './time-bars';
import type { ChartTheme } from './theme';

/** How many symbols a line carries: enough to tell it by its shape, too few to cover it. */
const SYMBOLS = 14;

/** Lines over time on one axis. */
export function timeLines(data: TimeData, width: number, theme: ChartTheme): ChartOption {
  const hidden = frame.furnitureAxes(data);
  return {
    animation: false,
    grid: timeLinesMargins(data),
    xAxis: [frame.timeAxis(data, width, theme), hidden.x],
    yAxis: [frame.countAxis(theme, 'count'), hidden.y],
    tooltip: {
      ...frame.tooltip(theme),
      trigger: 'axis',
      axisPointer: { type: 'line', lineStyle: { color: theme.quiet } },
      formatter: (params) => frame.bucketWords(data, indexOf(params), formatCount),
    },
    series: [
      ...data.series.map((one) => ({
        type: 'line' as const,
        name: one.label,
        data: points(one, data),
        symbolSize: 8,
        showAllSymbol: true,
        lineStyle: { width: 2, color: colourOf(one, theme) },
        itemStyle: { color: colourOf(one, theme) },
        emphasis: { disabled: true },
      })),
      frame.furniture(data, theme, 1),
    ],
  };
}

/**
 * The points of a line: nothing where no dataset covers the bucket, and its shape on the peak of every stretch.
 *
 * A line through stretches about which nothing is known would say that nothing was posted there.
 */
function points(series: TimeSeries, data: TimeData): { value: number | '-'; symbol: string }[] {
  const step = Math.max(1, Math.ceil(series.values.length / SYMBOLS));
  const peaks = new Set<number>();
  for (let from = 0; from < series.values.length; from += step) {
    const stretch = series.values.slice(from, from + step);
    const most = largest(stretch);
    if (most > 0) peaks.add(from + stretch.indexOf(most));
  }
  return series.values.map((value, idx) => ({
    value: data.uncovered[idx] === true ? '-' : value,
    symbol: peaks.has(idx) ? (series.shape ?? 'circle') : 'none',
  }));
}

/** The margins that `timeLines` uses. */
export function timeLinesMargins(data: TimeData): frame.Margins {
  return frame.margins(most(data), false);
}

/** One plot for each series, one above another, on the same two scales. */
export function timeRows(data: TimeData, width: number, theme: ChartTheme): ChartOption {
  const last = data.series.length - 1;
  const space = timeLinesMargins(data);
  return {
    animation: false,
    grid: data.series.map((_, row) => ({
      left: space.left,
      right: space.right,
      top: ROW_TOP_PX + row * (ROW_PX + ROW_GAP_PX),
      height: ROW_PX,
    })),
    xAxis: data.series.map((_, row) => ({
      ...frame.timeAxis(data, width, theme, row === last),
      gridIndex: row,
    })),
    yAxis: data.series.map((_, row) => ({
      ...frame.countAxis(theme, 'count', most(data)),
      gridIndex: row,
      splitNumber: 2,
    })),
    axisPointer: { link: [{ xAxisIndex: 'all' }] },
    tooltip: {
      ...frame.tooltip(theme),
      trigger: 'axis',
      axisPointer: { type: 'shadow' },
      formatter: (params) => frame.bucketWords(data, indexOf(params), formatCount),
    },
    series: data.series.map((one, row) => ({
      type: 'bar' as const,
      name: one.label,
      xAxisIndex: row,
      yAxisIndex: row,
      data: one.values,
      barCategoryGap: data.starts.length > 200 ? '0%' : '12%',
      itemStyle: { color: colourOf(one, theme) },
      emphasis: { disabled: true },
    })),
  };
}

const ROW_PX = 56;
const ROW_GAP_PX = 20;
const ROW_TOP_PX = 12;

/** How high a chart of `n` rows has to be. */
export function timeRowsHeight(n: number): number {
  return ROW_TOP_PX + n * (ROW_PX + ROW_GAP_PX) + 24;
}

function most(data: TimeData): number {
  return Math.max(1, ...data.series.map((one) => largest(one.values)));
}
