import type { PostRow } from '../backend';

export interface TextToShow {
  readonly text: string;
  readonly hits: PostRow['hits'];
}

/** The text for the screen: entities decoded where there are any, and bidi overrides made visible. */
export function textToShow(post: Pick<PostRow, 'text' | 'hits' | 'shown'>): TextToShow {
  const { text, hits } = post.shown ?? post;
  return { text: showOverrides(text), hits };
}

/** U+202D and U+202E turn text round unseen; a mark of the same length stands in, so that hits stay where they are. */
export function showOverrides(text: string): string {
  return text.replaceAll(/[\u202d\u202e]/gu, '⇄');
}

/** Part of the text around the first hit, for rows of two lines: the hit must be in sight. */
export function cutToHit({ text, hits }: TextToShow, before: number): TextToShow {
  const first = hits[0];
  if (!first || first[0] <= before) return { text, hits };
  const from = clusterStart(text, first[0] - Math.floor(before / 2));
  const shift = from - 1;
  return {
    text: `…${text.slice(from)}`,
    hits: hits.filter(([start]) => start >= from).map(([start, end]) => [start - shift, end - shift]),
  };
}

/** The start of a word at or after a position, or of a grapheme cluster where the script has no spaces. */
function clusterStart(text: string, position: number): number {
  const space = text.slice(position, position + 24).search(/\s/u);
  if (space >= 0) return position + space + 1;
  const segments = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text);
  return segments.containing(position)?.index ?? position;
}
