/** What all charts over time have in common: axes, tooltip, hatching and flags. */
import { formatCount, isolate } from '../../lib/format';
import type { MarkKind } from '../../backend';
import { axisLabels, bucketLabel } from './buckets';
import type { ChartOption } from './echarts';
import { hatching } from './patterns';
import type { TimeData } from './series';
import type { ChartTheme } from './theme';

/** The space around the plot, in pixels. It is fixed, so that a pointer's place can be turned into a bucket. */
export interface Margins {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const LABEL_PX = 64;
const DIGIT_PX = 7;

/** Leaves room for the largest number of the axis, and for two lines of labels below. */
export function margins(most: number): Margins {
  return { left: 18 + DIGIT_PX * formatCount(Math.ceil(most * 1.2)).length, right: 16, top: 18, bottom: 40 };
}

/** The bucket at `x` pixels from the left edge of a chart `width` wide; the nearest one where it is outside. */
export function bucketAt(x: number, width: number, space: Margins, n: number): number {
  const plot = width - space.left - space.right;
  const idx = Math.floor(((x - space.left) / plot) * n);
  return Math.min(Math.max(idx, 0), Math.max(n - 1, 0));
}

/** The left edge and the width of buckets `from` to `until`, both included, in pixels. */
export function bucketsSpan(from: number, until: number, width: number, space: Margins, n: number) {
  const one = n === 0 ? 0 : (width - space.left - space.right) / n;
  return { left: space.left + from * one, width: (until - from + 1) * one };
}

/** The x axis of one plot. `width` is the chart's in pixels, and decides how many labels there are. */
export function timeAxis(data: TimeData, width: number, theme: ChartTheme, labelled = true) {
  const labels = axisLabels(data.starts, data.width, Math.floor(width / LABEL_PX));
  return {
    type: 'category' as const,
    data: data.starts,
    boundaryGap: true,
    axisLine: { lineStyle: { color: theme.line } },
    axisTick: {
      show: labelled,
      alignWithLabel: false,
      interval: (idx: number) => labels.has(idx),
      lineStyle: { color: theme.line },
    },
    axisLabel: {
      show: labelled,
      interval: (idx: number) => labels.has(idx),
      formatter: (_: string, idx: number) => labels.get(idx) ?? '',
      color: theme.quiet,
      fontFamily: theme.font,
      fontSize: 12,
      lineHeight: 16,
      hideOverlap: true,
      align: 'left' as const,
      margin: 6,
    },
  };
}

/** The y axis: whole numbers from zero, or per cent. `max` is set where several plots share it. */
export function countAxis(theme: ChartTheme, unit: 'count' | 'share', max?: number) {
  return {
    type: 'value' as const,
    min: 0,
    ...(max === undefined ? {} : { max }),
    ...(unit === 'count' ? { minInterval: 1 } : {}),
    ...(unit === 'share' && max === 100 ? { interval: 25 } : { splitNumber: 4 }),
    splitLine: { lineStyle: { color: theme.line } },
    axisLabel: {
      color: theme.quiet,
      fontFamily: theme.font,
      fontSize: 12,
      formatter: (value: number) => (unit === 'count' ? formatCount(value) : `${value} %`),
    },
  };
}

/** A tooltip drawn on the canvas, on the panel's ground. */
export function tooltip(theme: ChartTheme): NonNullable<ChartOption['tooltip']> {
  return {
    renderMode: 'richText',
    confine: true,
    transitionDuration: 0,
    backgroundColor: theme.panel,
    borderColor: theme.line,
    borderWidth: 1,
    padding: [8, 12],
    textStyle: { color: theme.ink, fontFamily: theme.font, fontSize: 13, lineHeight: 20 },
  };
}

/** What a tooltip says about one bucket, one line a series, in the order of the legend. */
export function bucketWords(data: TimeData, idx: number, value: (n: number | null) => string): string {
  const start = data.starts[idx];
  if (start === undefined) return '';
  const lines = [capital(bucketLabel(start, data.width))];
  if (data.uncovered[idx] === true)
    return [...lines, 'outside what the datasets cover', ...flags(data, idx)].join('\n');
  for (const one of data.series) {
    const n = value(one.values[idx] ?? null);
    lines.push(data.series.length === 1 ? n : `${n}   ${verbatim(one.label)}`);
  }
  lines.push(...flags(data, idx));
  if (data.partly?.[idx] === true) lines.push('partly covered: a dataset begins or ends here');
  return lines.join('\n');
}

function flags({ marks }: TimeData, idx: number): string[] {
  const here = marks.filter((mark) => mark.idx === idx);
  return here.map((mark) => `${markSign(mark.kind)} ${verbatim(mark.label)}`);
}

/** The sign of a flag: one shape for what the archive says, another for the reader's own events. */
export function markSign(kind: MarkKind | undefined): string {
  return kind === 'event' ? '◆' : '⚑';
}

/**
 * Text from a release inside a drawn label: isolated, so that it cannot turn the line round, and
 * with the braces broken up that the chart library would read as its own markup.
 */
export function verbatim(text: string): string {
  return isolate(text.replaceAll('{', '{\u200b'));
}

/**
 * A series without numbers of its own: hatches the stretches that no dataset covers and plants the flags.
 *
 * It stands on axes of its own (`axis`), so that it takes no room between the bars.
 */
export function furniture(data: TimeData, theme: ChartTheme, axis: number) {
  return {
    id: 'furniture',
    type: 'bar' as const,
    xAxisIndex: axis,
    yAxisIndex: axis,
    data: data.uncovered.map((outside) => (outside ? 1 : '-')),
    barWidth: '100%',
    silent: true,
    animation: false,
    z: 0,
    itemStyle: { color: 'transparent', decal: hatching(theme.hatch) },
    tooltip: { show: false },
    markLine: {
      silent: true,
      symbol: 'none',
      animation: false,
      lineStyle: { color: theme.ink, type: 'dashed' as const, width: 1 },
      label: {
        show: true,
        color: theme.ink,
        fontSize: 13,
        position: 'end' as const,
        distance: 2,
      },
      data: data.marks.map((mark) => ({
        xAxis: mark.idx,
        lineStyle: { type: mark.kind === 'event' ? ('dotted' as const) : ('dashed' as const) },
        label: { formatter: markSign(mark.kind) },
      })),
    },
  };
}

/** The axes that the furniture stands on, neither of them seen. */
export function furnitureAxes(data: TimeData, grid = 0) {
  return {
    x: { type: 'category' as const, gridIndex: grid, data: data.starts, show: false, boundaryGap: true },
    y: { type: 'value' as const, gridIndex: grid, min: 0, max: 1, show: false },
  };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
