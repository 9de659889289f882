import type { ChartOption } from './echarts';
import * as frame from './frame';
import { decalOf } from './patterns';
import { colourOf, largest, totals, valueWords, type TimeData } from './series';
import type { ChartTheme } from './theme';

/**
 * Bars over time, one on top of the other where there are several series. `width` is the chart's in pixels.
 *
 * Stacked series have a pattern each, so that they can be told apart without colour.
 */
export function timeBars(data: TimeData, width: number, theme: ChartTheme): ChartOption {
  const hidden = frame.furnitureAxes(data);
  const unit = data.unit ?? 'count';
  const full = unit === 'share' && data.series.length > 1;
  return {
    animation: false,
    grid: timeBarsMargins(data),
    xAxis: [frame.timeAxis(data, width, theme), hidden.x],
    yAxis: [frame.countAxis(theme, unit, full ? 100 : undefined), hidden.y],
    tooltip: {
      ...frame.tooltip(theme),
      trigger: 'axis',
      axisPointer: { type: 'shadow' },
      formatter: (params) => frame.bucketWords(data, indexOf(params), valueWords(data)),
    },
    series: [
      ...data.series.map((one) => ({
        type: 'bar' as const,
        name: one.label,
        stack: 'all',
        data: one.values.map((value, idx) => (data.uncovered[idx] === true ? '-' : (value ?? '-'))),
        barCategoryGap: data.starts.length > 200 ? '0%' : '12%',
        itemStyle: {
          color: colourOf(one, theme),
          ...decalOf(one.pattern ?? 'plain', theme.panel),
        },
        emphasis: { disabled: true },
        large: data.starts.length > 4000,
      })),
      frame.furniture(data, theme, 1),
    ],
  };
}

/** The margins that `timeBars` uses, for turning a pointer's place into a bucket. */
export function timeBarsMargins(data: TimeData): frame.Margins {
  return frame.margins(data.unit === 'share' ? 1000 : largest(totals(data)));
}

/** The bucket that a tooltip is asked about, whatever shape the library asks in. */
export function indexOf(params: unknown): number {
  const first: unknown = Array.isArray(params) ? params[0] : params;
  const idx = (first as { dataIndex?: unknown } | undefined)?.dataIndex;
  return typeof idx === 'number' ? idx : -1;
}
