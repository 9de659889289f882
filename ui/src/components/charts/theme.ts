import { tokenColour } from '../../lib/theme.svelte';

/** The colours and type a chart is drawn with. The library draws on a canvas and knows no custom properties. */
export interface ChartTheme {
  ink: string;
  quiet: string;
  line: string;
  panel: string;
  accent: string;
  /** The colour of every token that a series may name: `account-a`, `series-1`, `series-other`. */
  series: Readonly<Record<string, string>>;
  /** From nothing to the most. */
  heat: string[];
  /** The lines over a stretch about which nothing is known. */
  hatch: string;
  font: string;
}

const ACCOUNTS = ['a', 'b', 'c', 'd', 'e', 'f'].map((letter) => `account-${letter}`);

/** Series that are not accounts, in the order they are given out. */
export const SERIES = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => `series-${n}`);

/** The series under which the rest is added up. */
export const OTHER = 'series-other';

/** Reads the light theme, whichever is on the screen: pictures are printed and mailed. */
export function readLightTheme(): ChartTheme {
  const root = document.documentElement.dataset;
  const shown = root['theme'];
  root['theme'] = 'light';
  // Put back before anything is drawn: nobody sees it change.
  const light = readTheme();
  if (shown === undefined) delete root['theme'];
  else root['theme'] = shown;
  return light;
}

/** Reads the theme that is on the screen now. */
export function readTheme(): ChartTheme {
  const tokens = [...ACCOUNTS, ...SERIES, OTHER];
  return {
    ink: tokenColour('ink'),
    quiet: tokenColour('ink-quiet'),
    line: tokenColour('line'),
    panel: tokenColour('panel'),
    accent: tokenColour('accent'),
    series: Object.fromEntries(tokens.map((token) => [token, tokenColour(token)])),
    heat: [0, 1, 2, 3, 4, 5].map((step) => tokenColour(`heat-${step}`)),
    hatch: tokenColour('hatch'),
    font: getComputedStyle(document.body).fontFamily,
  };
}
