/** A theme for tests, in which every colour can be told from the others. */
import { OTHER, SERIES, type ChartTheme } from './theme';

const tokens = [...['a', 'b', 'c', 'd', 'e', 'f'].map((letter) => `account-${letter}`), ...SERIES, OTHER];

export const THEME: ChartTheme = {
  ink: 'ink',
  quiet: 'quiet',
  line: 'line',
  panel: 'panel',
  accent: 'accent',
  series: Object.fromEntries(tokens.map((token) => [token, token])),
  heat: ['heat-0', 'heat-1', 'heat-2', 'heat-3', 'heat-4', 'heat-5'],
  hatch: 'hatch',
  font: 'Inter',
};
