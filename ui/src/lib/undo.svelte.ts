/** What was done last and can be undone. */
export interface Undoable {
  /** One sentence: what was done. */
  readonly message: string;
  readonly undo: () => Promise<void> | void;
}

/** Offers to undo one thing, the last. It is shown until it is dismissed or something else is done. */
export class Undo {
  #last: Undoable | null = $state.raw(null);

  get last(): Undoable | null {
    return this.#last;
  }

  offer(last: Undoable): void {
    this.#last = last;
  }

  /** Undoes it; false if there is nothing. */
  async run(): Promise<boolean> {
    const last = this.#last;
    if (last === null) return false;
    this.#last = null;
    await last.undo();
    return true;
  }

  dismiss(): void {
    this.#last = null;
  }
}

/** The one of this window. */
export const undo = new Undo();
