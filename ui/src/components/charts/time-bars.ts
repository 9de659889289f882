import { formatCount } from '../../lib/format';
import type { ChartOption } from './echarts';
import * as frame from './frame';
import { asShares, colourOf, largest, totals, type TimeData } from './series';
import type { ChartTheme } from './theme';

export interface TimeBarsSettings {
  /** Counts, or shares of a hundred. */
  unit: 'count' | 'share';
  /** No axes and no margins: a strip. */
  plain: boolean;
  /** How wide the chart is, in pixels. */
  width: number;
}

/** Bars over time, one on top of the other where there are several series. */
export function timeBars(counts: TimeData, settings: TimeBarsSettings, theme: ChartTheme): ChartOption {
  const { unit, plain, width } = settings;
  const data = unit === 'share' ? asShares(counts) : counts;
  const hidden = frame.furnitureAxes(data);
  const value = unit === 'share' ? (n: number) => `${n.toFixed(1)} %` : formatCount;
  const full = unit === 'share' && data.series.length > 1;
  return {
    animation: false,
    grid: timeBarsMargins(counts, settings),
    xAxis: [{ ...frame.timeAxis(data, width, theme, !plain), show: !plain }, hidden.x],
    yAxis: [{ ...frame.countAxis(theme, unit, full ? 100 : undefined), show: !plain }, hidden.y],
    tooltip: {
      ...frame.tooltip(theme),
      trigger: 'axis',
      axisPointer: { type: 'shadow' },
      formatter: (params) => frame.bucketWords(data, indexOf(params), value),
    },
    series: [
      ...data.series.map((one) => ({
        type: 'bar' as const,
        name: one.label,
        stack: 'all',
        data: one.values,
        barCategoryGap: data.starts.length > 200 ? '0%' : '12%',
        itemStyle: { color: colourOf(one, theme) },
        emphasis: { disabled: true },
        large: data.starts.length > 4000,
      })),
      frame.furniture(data, theme, 1),
    ],
  };
}

/** The margins that `timeBars` uses, for turning a pointer's place into a bucket. */
export function timeBarsMargins(counts: TimeData, { unit, plain }: TimeBarsSettings): frame.Margins {
  return frame.margins(unit === 'share' ? 1000 : largest(totals(counts)), plain);
}

/** The bucket that a tooltip is asked about, whatever shape the library asks in. */
export function indexOf(params: unknown): number {
  const first: unknown = Array.isArray(params) ? params[0] : params;
  const idx = (first as { dataIndex?: unknown } | undefined)?.dataIndex;
  return typeof idx === 'number' ? idx : -1;
}
