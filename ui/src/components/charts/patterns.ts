/** Fills that can be told apart without colour: lines, dots and squares drawn over a series, and the hatching of gaps. */

/** A pattern as ECharts takes it, drawn alike on a canvas and in SVG. */
export interface Decal {
  symbol: 'rect' | 'circle' | 'triangle';
  symbolSize: number;
  color: string;
  dashArrayX: number | number[] | number[][];
  dashArrayY: number | number[];
  rotation: number;
}

/** The patterns in the order they are given out; the first series is plain. */
export const PATTERNS = [
  'plain',
  'rising',
  'dots',
  'falling',
  'upright',
  'level',
  'squares',
  'triangles',
] as const;
export type PatternName = (typeof PATTERNS)[number];

const QUARTER = Math.PI / 4;
const SPOTS = {
  symbolSize: 0.6,
  dashArrayX: [
    [6, 6],
    [0, 6, 6, 0],
  ],
  dashArrayY: [6, 0],
  rotation: 0,
};

/** The pattern by its name in a colour, as a part of a style; nothing for `plain`. */
export function decalOf(name: PatternName, color: string): { decal?: Decal } {
  switch (name) {
    case 'plain':
      return {};
    case 'rising':
      return { decal: lines(-QUARTER, color) };
    case 'falling':
      return { decal: lines(QUARTER, color) };
    case 'level':
      return { decal: lines(0, color) };
    case 'upright':
      return { decal: lines(2 * QUARTER, color) };
    case 'dots':
      return { decal: { ...SPOTS, symbol: 'circle', color } };
    case 'squares':
      return { decal: { ...SPOTS, symbol: 'rect', color } };
    case 'triangles':
      return { decal: { ...SPOTS, symbol: 'triangle', color } };
  }
}

/** Diagonal lines for a stretch about which nothing is known: never blank, never a colour alone. */
export function hatching(color: string): Decal {
  return { ...lines(-QUARTER, color), dashArrayY: [1.5, 5] };
}

function lines(rotation: number, color: string): Decal {
  return { symbol: 'rect', symbolSize: 1, dashArrayX: [1, 0], dashArrayY: [2, 4], rotation, color };
}
