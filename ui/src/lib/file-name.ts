/** The path with one of the endings that its form has, the first where it has none: `withEnding('a', 'html', 'htm')`. */
export function withEnding(path: string, ...endings: readonly [string, ...string[]]): string {
  const low = path.toLowerCase();
  return endings.some((ending) => low.endsWith(`.${ending}`)) ? path : `${path}.${endings[0]}`;
}
