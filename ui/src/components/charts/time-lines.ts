import type { ChartOption } from './echarts';
import * as frame from './frame';
import { colourOf, largest, valueWords, type TimeData } from './series';
import { indexOf } from './time-bars';
import type { ChartTheme } from './theme';

/** How many symbols a line carries: enough to tell it by its shape, too few to cover it. */
const SYMBOLS = 14;

/**
 * Lines over time on one axis.
 *
 * A line has a gap where no dataset covers the bucket: drawn through, it would say that nothing was posted there. The
 * shapes are a series of their own, since a symbol for every one of 40,000 buckets takes seconds.
 */
export function timeLines(data: TimeData, width: number, theme: ChartTheme): ChartOption {
  const hidden = frame.furnitureAxes(data);
  return {
    animation: false,
    grid: timeLinesMargins(data),
    xAxis: [frame.timeAxis(data, width, theme), hidden.x],
    yAxis: [frame.countAxis(theme, data.unit ?? 'count', wholeShare(data)), hidden.y],
    tooltip: {
      ...frame.tooltip(theme),
      trigger: 'axis',
      axisPointer: { type: 'line', lineStyle: { color: theme.quiet } },
      formatter: (params) => frame.bucketWords(data, indexOf(params), valueWords(data)),
    },
    series: [
      ...data.series.map((one) => ({
        type: 'line' as const,
        name: one.label,
        data: one.values.map((value, idx) => (data.uncovered[idx] === true ? '-' : (value ?? '-'))),
        // For the legend of a picture.
        symbol: one.shape ?? 'circle',
        showSymbol: false,
        sampling: 'minmax' as const,
        lineStyle: { width: 2, color: colourOf(one, theme), type: one.dash ?? 'solid' },
        itemStyle: { color: colourOf(one, theme) },
        emphasis: { disabled: true },
      })),
      ...data.series.map((one) => ({
        type: 'scatter' as const,
        data: peaks(one.values).map((idx) => [idx, one.values[idx] ?? 0]),
        symbol: one.shape ?? 'circle',
        symbolSize: 8,
        silent: true,
        itemStyle: { color: colourOf(one, theme), opacity: 1 },
        tooltip: { show: false },
      })),
      frame.furniture(data, theme, 1),
    ],
  };
}

/** Where an axis of shares ends: at 100 where a line gets there, else as the chart library rounds. */
function wholeShare(data: TimeData): number | undefined {
  return data.unit === 'share' && most(data) === 100 ? 100 : undefined;
}

/** The highest bucket of every stretch, where a line is given its shape. A stretch of zeros has none. */
function peaks(values: readonly (number | null)[]): number[] {
  const step = Math.max(1, Math.ceil(values.length / SYMBOLS));
  const found: number[] = [];
  for (let from = 0; from < values.length; from += step) {
    const stretch = values.slice(from, from + step);
    const most = largest(stretch);
    if (most > 0) found.push(from + stretch.indexOf(most));
  }
  return found;
}

/** The margins that `timeLines` uses. */
export function timeLinesMargins(data: TimeData): frame.Margins {
  return frame.margins(data.unit === 'share' ? 1000 : most(data));
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
      ...frame.countAxis(theme, data.unit ?? 'count', Math.ceil(most(data))),
      gridIndex: row,
      splitNumber: 2,
    })),
    axisPointer: { link: [{ xAxisIndex: 'all' }] },
    tooltip: {
      ...frame.tooltip(theme),
      trigger: 'axis',
      axisPointer: { type: 'shadow' },
      formatter: (params) => frame.bucketWords(data, indexOf(params), valueWords(data)),
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
