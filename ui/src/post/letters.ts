/**
 * Letters by which a way of writing differs from the usual one, with their numbers: `ك U+0643`. Two ways may look the
 * same on the screen. Latin letters speak for themselves.
 */
export function otherLetters(written: string, usual: string): string {
  const known = new Set(usual);
  const others = [...new Set(written)].filter((letter) => letter > '\u02ff' && !known.has(letter));
  return others
    .slice(0, 3)
    .map((letter) => {
      const code = (letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
      return /[\p{M}\p{Cf}\p{Z}]/u.test(letter) ? `U+${code}` : `${letter} U+${code}`;
    })
    .join(', ');
}
