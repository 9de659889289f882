/** The accounts put beside one another: up to six, lettered A to F. */
import type { AccountRef } from '../backend';

export const LETTERS = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
export type Letter = (typeof LETTERS)[number];

export interface Beside {
  readonly letter: Letter;
  readonly account: AccountRef;
}

export class Tray {
  #places: readonly Beside[] = $state.raw([]);

  /** In the order of their letters. */
  get accounts(): readonly Beside[] {
    return this.#places;
  }

  get addresses(): string[] {
    return this.#places.map((one) => one.account.address);
  }

  get isFull(): boolean {
    return this.#places.length === LETTERS.length;
  }

  /** The letter of an account, by its address; null if it is not in the tray. */
  letterOf(address: string): Letter | null {
    return this.#places.find((one) => one.account.address === address)?.letter ?? null;
  }

  /** Puts an account beside the others and answers its letter; null if six are there already. */
  put(account: AccountRef): Letter | null {
    const there = this.letterOf(account.address);
    if (there !== null) return there;
    const letter = LETTERS.find((one) => this.#places.every((place) => place.letter !== one));
    if (letter === undefined) return null;
    this.#places = [...this.#places, { letter, account }].sort((a, b) => a.letter.localeCompare(b.letter));
    return letter;
  }

  /** Takes an account out; the others keep their letters. */
  remove(address: string): void {
    this.#places = this.#places.filter((one) => one.account.address !== address);
  }

  toggle(account: AccountRef): void {
    if (this.letterOf(account.address) === null) this.put(account);
    else this.remove(account.address);
  }

  clear(): void {
    this.#places = [];
  }

  /** Everything in it as JSON, for `save_state`. */
  toText(): string {
    return JSON.stringify(this.#places);
  }

  /** Takes up what `toText` wrote; damaged text leaves it empty. */
  restore(text: string | null): void {
    try {
      const read = JSON.parse(text ?? '[]') as Beside[];
      this.#places = read.filter(
        (one) => LETTERS.includes(one.letter) && typeof one.account.address === 'string',
      );
    } catch {
      this.#places = [];
    }
  }
}

/** The one tray of this window. */
export const tray = new Tray();

/** The token of a letter's colour, `account-a`: `var(--account-a)` in style sheets, `tokenColour` in charts. */
export function letterToken(letter: Letter): string {
  return `account-${letter.toLowerCase()}`;
}

/** The outline of a letter's shape on a square of 24. */
export const LETTER_PATHS: Record<Letter, string> = {
  A: 'M12 1a11 11 0 1 1 0 22a11 11 0 1 1 0-22z',
  B: 'M2 2h20v20H2z',
  C: 'M12 0.5L24 23H0z',
  D: 'M12 0L24 12L12 24L0 12z',
  E: 'M6.5 1.5h11L23.5 12l-6 10.5h-11L0.5 12z',
  F: 'M1 1h22v13L12 24L1 14z',
};

/** The same shape as ECharts takes it: those it knows by name, the others by their outline. */
export const LETTER_SHAPES: Record<Letter, string> = {
  A: 'circle',
  B: 'rect',
  C: 'triangle',
  D: 'diamond',
  E: `path://${LETTER_PATHS.E}`,
  F: `path://${LETTER_PATHS.F}`,
};

/** How a letter's line is broken, where there are lines: strokes and gaps in pixels. */
export const LETTER_DASHES: Record<Letter, 'solid' | number[]> = {
  A: 'solid',
  B: [8, 4],
  C: [2, 3],
  D: [10, 3, 2, 3],
  E: [16, 4],
  F: [5, 2],
};

/** The letter of the n-th account of a comparison, from 0, where the tray has none for it. */
export function letterAt(idx: number): Letter {
  return LETTERS[idx] ?? 'F';
}
