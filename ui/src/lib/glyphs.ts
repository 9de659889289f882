/** Whether this computer can show Chinese, Japanese and Korean letters; fonts for the other scripts come along. */

const IDEOGRAPHIC = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** How wide a text is, in parts of the size of its letters. */
export type Measure = (text: string) => number;

/**
 * Whether a text has such letters that no font here shows.
 *
 * In every font that has them they are as wide as they are high; the box that stands for a missing one is narrower.
 */
export function lacksFont(text: string, measure: Measure): boolean {
  const letter = IDEOGRAPHIC.exec(text)?.[0];
  return letter !== undefined && measure(letter) < 0.85;
}

/** Measures with the fonts of this computer; where nothing can be drawn, every letter counts as there. */
export function measureHere(family: string): Measure {
  const pen = typeof document === 'undefined' ? null : document.createElement('canvas').getContext('2d');
  if (!pen) return () => 1;
  pen.font = `100px ${family}`;
  return (text) => pen.measureText(text).width / 100;
}
