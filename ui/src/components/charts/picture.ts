/** A chart as a picture that speaks for itself, away from the window: with its title, its words and its legend in it. */
import type { ChartOption } from './echarts';
import { verbatim } from './frame';
import { timeBars } from './time-bars';
import { timeLines } from './time-lines';
import type { TimeData } from './series';
import type { ChartTheme } from './theme';

/** What stands in the picture beside the chart. Lines may hold text from a release. */
export interface PictureWords {
  title: string;
  /** Above the chart: what was asked, what is counted and what is missing. */
  above: readonly string[];
  /** Below it: where it comes from. */
  below: readonly string[];
}

export interface Picture {
  option: ChartOption;
  /** Pixels. */
  width: number;
  height: number;
}

const WIDTH_PX = 1200;
const PLOT_PX = 460;
const SPACE_PX = 24;
const TITLE_PX = 34;
const LINE_PX = 19;
const LEGEND_PX = 24;
/** Letters that surely find room in a line. */
const LETTERS = 150;

/** A timeline on a ground of its own, `theme` being the light one whatever the window shows. */
export function timelinePicture(
  data: TimeData,
  lines: boolean,
  words: PictureWords,
  theme: ChartTheme,
): Picture {
  const inner = WIDTH_PX - 2 * SPACE_PX;
  const named = data.series.length > 1 ? data.series.map((one) => one.label) : [];
  const [above, below] = [heightOf(words.above), heightOf(words.below)];
  const head = SPACE_PX + TITLE_PX + above;
  const legend =
    named.length === 0 ? 0 : LEGEND_PX * Math.ceil(named.join('').length / LETTERS + named.length / 12);
  const chart = lines ? timeLines(data, WIDTH_PX, theme) : timeBars(data, WIDTH_PX, theme);
  const grid = chart.grid as { left: number; right: number; top: number; bottom: number };
  const small = { color: theme.ink, fontFamily: theme.font, fontSize: 13, lineHeight: LINE_PX, width: inner };
  const option: ChartOption = {
    ...chart,
    backgroundColor: theme.panel,
    tooltip: { show: false },
    grid: {
      left: grid.left + SPACE_PX,
      right: grid.right + SPACE_PX,
      top: grid.top + head,
      bottom: grid.bottom + legend + below + SPACE_PX,
    },
    title: [
      {
        text: verbatim(words.title),
        subtext: words.above.map(verbatim).join('\n'),
        left: SPACE_PX,
        top: SPACE_PX,
        padding: 0,
        itemGap: 10,
        textStyle: { color: theme.ink, fontFamily: theme.font, fontSize: 20, fontWeight: 600 },
        subtextStyle: { ...small, overflow: 'break' },
      },
      {
        text: words.below.map(verbatim).join('\n'),
        left: SPACE_PX,
        bottom: SPACE_PX,
        padding: 0,
        textStyle: { ...small, color: theme.quiet, fontWeight: 400, overflow: 'break' },
      },
    ],
    legend: {
      show: named.length > 0,
      data: named.map((name) => ({ name })),
      left: SPACE_PX,
      bottom: SPACE_PX + below + 4,
      padding: 0,
      width: inner,
      textStyle: { color: theme.ink, fontFamily: theme.font, fontSize: 13 },
      formatter: verbatim,
    },
  };
  return { option, width: WIDTH_PX, height: head + PLOT_PX + legend + below + SPACE_PX };
}

function heightOf(lines: readonly string[]): number {
  const n = lines.reduce((sum, line) => sum + Math.max(1, Math.ceil([...line].length / LETTERS)), 0);
  return n === 0 ? 0 : n * LINE_PX + 12;
}
