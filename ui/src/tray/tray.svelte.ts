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

/** The name of a letter's shape as ECharts knows it; the same that `LetterMark` draws. */
export const LETTER_SHAPES: Record<Letter, 'circle' | 'rect' | 'triangle' | 'diamond' | 'pin' | 'arrow'> = {
  A: 'circle',
  B: 'rect',
  C: 'triangle',
  D: 'diamond',
  E: 'pin',
  F: 'arrow',
};

/** The letter of the n-th account of a comparison, from 0, where the tray has none for it. */
export function letterAt(idx: number): Letter {
  return LETTERS[idx] ?? 'F';
}
