/**
 * Paints stretches of text without touching it, by the CSS Custom Highlight API: markup inside a word would break
 * Arabic joining.
 */
import type { Attachment } from 'svelte/attachments';

export type Hits = readonly (readonly [number, number])[];

/** Marks `hits`, pairs of UTF-16 positions, in the one text node of an element; `now` is the one gone to. */
export function paintHits(hits: Hits, now: number | null = null): Attachment<HTMLElement> {
  return (element) => {
    const text = element.firstChild;
    if (!(text instanceof Text) || !('highlights' in CSS)) return;
    const all = namedHighlight('hits');
    const one = namedHighlight('hit-now');
    one.priority = 1;
    const ranges = hits.map((hit) => rangeOf(text, hit));
    ranges.forEach((range) => all.add(range));
    const chosen = now === null ? undefined : ranges[now];
    if (chosen) {
      one.add(chosen);
      bringIntoSight(chosen, element);
    }
    return () => {
      ranges.forEach((range) => all.delete(range));
      if (chosen) one.delete(chosen);
    };
  };
}

function namedHighlight(name: string): Highlight {
  let highlight = CSS.highlights.get(name);
  if (!highlight) {
    highlight = new Highlight();
    CSS.highlights.set(name, highlight);
  }
  return highlight;
}

function rangeOf(text: Text, [from, until]: readonly [number, number]): Range {
  const range = document.createRange();
  range.setStart(text, Math.min(from, text.length));
  range.setEnd(text, Math.min(until, text.length));
  return range;
}

function bringIntoSight(range: Range, element: HTMLElement): void {
  const scroller = element.closest('[data-scroller]');
  if (!scroller) return;
  const [place, frame] = [range.getBoundingClientRect(), scroller.getBoundingClientRect()];
  if (place.top < frame.top) scroller.scrollBy({ top: place.top - frame.top - 24 });
  else if (place.bottom > frame.bottom) scroller.scrollBy({ top: place.bottom - frame.bottom + 24 });
}
