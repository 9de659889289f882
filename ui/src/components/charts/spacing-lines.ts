import { formatCount, formatDuration } from '../../lib/format';
import type { ChartOption } from './echarts';
import * as frame from './frame';
import type { Numbers } from './numbers';
import { largest } from './series';
import type { ChartTheme } from './theme';

/** How many gaps between posts are how long; one side. */
export interface SpacingSeries {
  label: string;
  token: string;
  shape: string;
  /** How its line is broken: strokes and gaps in pixels. */
  dash: 'solid' | number[];
  /** Gaps from so many seconds to twice as many; the first step holds all shorter ones. */
  buckets: readonly { fromSeconds: number; count: number }[];
}

/** All sides on one axis of steps that double. */
export interface Spacing {
  /** Where each step begins, in seconds; the first is 0. */
  steps: number[];
  /** In what gaps are counted: 1 second or 60. The first step ends there. */
  unitSeconds: number;
  /** For each side its gaps in each step. */
  counts: number[][];
  /** The same as shares of a hundred. */
  shares: number[][];
}

/** Puts the sides on one axis; their steps are the same, but a side ends with its longest gap. */
export function spacingOf(series: readonly SpacingSeries[], unitSeconds: number): Spacing {
  const longest = series.reduce<readonly { fromSeconds: number }[]>(
    (most, { buckets }) => (buckets.length > most.length ? buckets : most),
    [],
  );
  const steps = longest.map((step) => step.fromSeconds);
  const counts = series.map(({ buckets }) => steps.map((_, idx) => buckets[idx]?.count ?? 0));
  const shares = counts.map((of) => {
    const all = of.reduce((sum, n) => sum + n, 0);
    return of.map((n) => (all === 0 ? 0 : (100 * n) / all));
  });
  return { steps, unitSeconds, counts, shares };
}

/** `under 1 min`, `1 min`, `4 h`: where a step begins, the first by where it ends. */
export function stepLabel({ steps, unitSeconds }: Spacing, idx: number): string {
  return idx === 0 ? `under ${formatDuration(unitSeconds)}` : formatDuration(steps[idx] ?? 0);
}

/** A line for each side, with a shape at every step; the axis doubles from step to step, so it is logarithmic. */
export function spacingLines(
  series: readonly SpacingSeries[],
  spacing: Spacing,
  theme: ChartTheme,
): ChartOption {
  const most = largest(spacing.shares.flat());
  const colour = (token: string) => theme.series[token] ?? theme.accent;
  return {
    animation: false,
    grid: frame.margins(most),
    xAxis: {
      type: 'category',
      data: spacing.steps.map((_, idx) => stepLabel(spacing, idx)),
      axisLine: { lineStyle: { color: theme.line } },
      axisLabel: { color: theme.quiet, fontFamily: theme.font, fontSize: 12, hideOverlap: true },
    },
    yAxis: frame.countAxis(theme, 'share'),
    tooltip: {
      ...frame.tooltip(theme),
      trigger: 'axis',
      axisPointer: { type: 'line', lineStyle: { color: theme.quiet } },
      formatter: (params) => {
        const first: unknown = Array.isArray(params) ? params[0] : params;
        const idx = (first as { dataIndex?: unknown } | undefined)?.dataIndex;
        return typeof idx === 'number' ? spacingWords(series, spacing, idx) : '';
      },
    },
    series: series.map((one, nth) => ({
      type: 'line' as const,
      name: one.label,
      data: spacing.shares[nth] ?? [],
      symbol: one.shape,
      symbolSize: 10,
      showAllSymbol: true,
      lineStyle: { width: 2, color: colour(one.token), type: one.dash },
      itemStyle: { color: colour(one.token) },
      emphasis: { disabled: true },
    })),
  };
}

/** One step in words, a line a side. */
export function spacingWords(series: readonly SpacingSeries[], spacing: Spacing, idx: number): string {
  const from = stepLabel(spacing, idx);
  const head = idx === 0 ? from : `${from} to under ${formatDuration(2 * (spacing.steps[idx] ?? 0))}`;
  const lines = series.map((one, nth) => {
    const [count, share] = [spacing.counts[nth]?.[idx] ?? 0, spacing.shares[nth]?.[idx] ?? 0];
    return `${formatCount(count)} (${share.toFixed(1)} %)   ${frame.verbatim(one.label)}`;
  });
  return [head, ...lines].join('\n');
}

/** The counts as a table. */
export function spacingNumbers(series: readonly SpacingSeries[], spacing: Spacing): Numbers {
  return {
    head: 'Time between posts',
    columns: series.map((one) => one.label),
    rows: spacing.steps.map((_, idx) => ({
      label: spacingWords([], spacing, idx),
      values: spacing.counts.map((of) => of[idx] ?? 0),
    })),
  };
}
