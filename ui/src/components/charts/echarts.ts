/**
 * The parts of ECharts that are used, and no others.
 *
 * Only this file and its neighbours name the library. The canvas renderer sets no style that the
 * content-security policy forbids; tooltips are drawn on the canvas (`richText`), so text from posts
 * never becomes HTML.
 */
import { BarChart, HeatmapChart, LineChart, ScatterChart } from 'echarts/charts';
import type {
  BarSeriesOption,
  HeatmapSeriesOption,
  LineSeriesOption,
  ScatterSeriesOption,
} from 'echarts/charts';
import {
  AriaComponent,
  CalendarComponent,
  GridComponent,
  MarkLineComponent,
  TooltipComponent,
  VisualMapComponent,
} from 'echarts/components';
import type {
  AriaComponentOption,
  CalendarComponentOption,
  GridComponentOption,
  TooltipComponentOption,
  VisualMapComponentOption,
} from 'echarts/components';
import { init, use } from 'echarts/core';
import type { ComposeOption, ECharts } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';

use([
  AriaComponent,
  BarChart,
  CalendarComponent,
  CanvasRenderer,
  GridComponent,
  HeatmapChart,
  LineChart,
  MarkLineComponent,
  ScatterChart,
  TooltipComponent,
  VisualMapComponent,
]);

/** What a chart of ours may say. */
export type ChartOption = ComposeOption<
  | AriaComponentOption
  | BarSeriesOption
  | CalendarComponentOption
  | GridComponentOption
  | HeatmapSeriesOption
  | LineSeriesOption
  | ScatterSeriesOption
  | TooltipComponentOption
  | VisualMapComponentOption
>;

export type Chart = ECharts;

/** Opens an empty chart in an element that has a size. */
export function openChart(element: HTMLElement): Chart {
  return init(element, null, { renderer: 'canvas' });
}
