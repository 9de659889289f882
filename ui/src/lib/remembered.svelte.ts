/** A size or a choice of this window that outlives it, such as the width of a pane. */
export class Remembered {
  #value: number = $state(0);
  readonly #key: string;

  constructor(key: string, value: number) {
    this.#key = `pane-${key}`;
    const kept = Number(globalThis.localStorage?.getItem(this.#key) ?? Number.NaN);
    this.#value = Number.isFinite(kept) ? kept : value;
  }

  get value(): number {
    return this.#value;
  }

  set value(value: number) {
    this.#value = value;
    globalThis.localStorage?.setItem(this.#key, String(value));
  }
}
