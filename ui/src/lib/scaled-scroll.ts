/**
 * Where the rows of a list stand, however long the list is.
 *
 * WebKitGTK clamps an element's height to 33,554,428 px, about 350,000 rows. A longer list scrolls over a scaled range:
 * small movements go by pixels, so that the wheel feels as always, and large ones, made with the scroll bar, by share.
 * Every row has the same height; `top` is the distance in pixels from the first row to the upper edge of the window.
 */

/** Below what any web view clamps. */
export const MAX_HEIGHT = 16_000_000;

export interface RowRange {
  /** First row to draw, from 0. */
  readonly from: number;
  /** One past the last. */
  readonly until: number;
}

export class ScaledScroll {
  #count = 0;
  #viewport = 0;
  #top = 0;
  #scrollTop = 0;

  constructor(
    readonly rowHeight: number,
    readonly maxHeight: number = MAX_HEIGHT,
  ) {}

  /** Height of the scrolled content in the page. */
  get height(): number {
    return Math.min(this.#count * this.rowHeight, this.maxHeight);
  }

  get top(): number {
    return this.#top;
  }

  /** What the element's `scrollTop` has to be for the present `top`. */
  get scrollTop(): number {
    return this.#scrollTop;
  }

  get isScaled(): boolean {
    return this.#count * this.rowHeight > this.maxHeight;
  }

  /** Another list or another size. The rows at the upper edge stay where they are as far as they can. */
  resize(count: number, viewport: number): void {
    this.#count = count;
    this.#viewport = viewport;
    this.moveTo(this.#top);
  }

  /** The reader has scrolled the element. */
  scrolled(scrollTop: number): void {
    const delta = scrollTop - this.#scrollTop;
    this.#scrollTop = scrollTop;
    if (!this.isScaled) {
      this.#top = scrollTop;
    } else if (scrollTop <= 0) {
      this.#top = 0;
    } else if (scrollTop >= this.#maxScroll) {
      this.#top = this.#maxTop;
    } else if (Math.abs(delta) <= this.#viewport * 2) {
      this.#top = clamp(this.#top + delta, this.#maxTop);
    } else {
      this.#top = clamp((scrollTop / this.#maxScroll) * this.#maxTop, this.#maxTop);
    }
  }

  /** Goes to a distance from the first row; then set the element's `scrollTop` to this one's. */
  moveTo(top: number): void {
    this.#top = clamp(top, this.#maxTop);
    const share = this.#maxTop === 0 ? 0 : this.#top / this.#maxTop;
    this.#scrollTop = this.isScaled ? share * this.#maxScroll : this.#top;
  }

  /** Goes no further than is needed for the whole row to be seen. */
  reveal(rank: number): void {
    const at = rank * this.rowHeight;
    if (at < this.#top) this.moveTo(at);
    else if (at + this.rowHeight > this.#top + this.#viewport)
      this.moveTo(at + this.rowHeight - this.#viewport);
  }

  /** The rows on the screen, and `extra` on either side. */
  range(extra = 0): RowRange {
    const from = Math.floor(this.#top / this.rowHeight) - extra;
    const until = Math.ceil((this.#top + this.#viewport) / this.rowHeight) + extra;
    return { from: clamp(from, this.#count), until: clamp(until, this.#count) };
  }

  /** Where a row stands in the scrolled content, in pixels from its upper edge. */
  offsetOf(rank: number): number {
    return rank * this.rowHeight - this.#top + this.#scrollTop;
  }

  get #maxTop(): number {
    return Math.max(0, this.#count * this.rowHeight - this.#viewport);
  }

  get #maxScroll(): number {
    return Math.max(0, this.height - this.#viewport);
  }
}

function clamp(value: number, max: number): number {
  return Math.min(Math.max(0, value), max);
}
