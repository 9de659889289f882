import { untrack } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';

/** Asks for the rows from a rank on. */
export type ReadPage<T> = (rank: number, limit: number) => Promise<readonly T[]>;

/** The rows of a long list, read page by page as they come into sight. */
export class Pages<T> {
  /** By page number. */
  readonly #pages = new SvelteMap<number, readonly T[]>();
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- bookkeeping that nothing draws
  readonly #asked = new Set<number>();
  #failure: unknown = $state.raw(null);

  readonly #read: ReadPage<T>;
  readonly #kept: number;

  /** Of more than `kept` pages, those out of sight longest are forgotten. */
  constructor(
    readonly total: number,
    read: ReadPage<T>,
    readonly pageSize = 50,
    kept = 40,
  ) {
    this.#read = read;
    this.#kept = kept;
  }

  /** Why the last page could not be read; null if it could. */
  get failure(): unknown {
    return this.#failure;
  }

  /** Puts a page there that came another way, such as the first one with the total. */
  put(page: number, rows: readonly T[]): void {
    this.#asked.add(page);
    this.#pages.set(page, rows);
  }

  /** The row of a rank, or undefined while it is not there. */
  row(rank: number): T | undefined {
    return this.#pages.get(Math.floor(rank / this.pageSize))?.[rank % this.pageSize];
  }

  /** Reads what is missing of the rows from `from` until before `until`. */
  async want(from: number, until: number): Promise<void> {
    const first = Math.floor(from / this.pageSize);
    const last = Math.floor((Math.min(until, this.total) - 1) / this.pageSize);
    const missing: number[] = [];
    for (let page = Math.max(0, first); page <= last; page++) {
      if (!this.#asked.has(page)) missing.push(page);
    }
    untrack(() => this.#forget(first, last));
    await Promise.all(missing.map((page) => this.#readPage(page)));
  }

  /** Reads again what could not be read. */
  async retry(from: number, until: number): Promise<void> {
    this.#failure = null;
    await this.want(from, until);
  }

  /** Waits until the row of a rank is there, and gives it. */
  async get(rank: number): Promise<T | undefined> {
    await this.want(rank, rank + 1);
    return this.row(rank);
  }

  async #readPage(page: number): Promise<void> {
    this.#asked.add(page);
    try {
      const rows = await this.#read(page * this.pageSize, this.pageSize);
      this.#failure = null;
      this.#pages.set(page, rows);
    } catch (thrown) {
      this.#asked.delete(page);
      this.#failure = thrown;
    }
  }

  #forget(first: number, last: number): void {
    for (const page of this.#pages.keys()) {
      if (this.#pages.size <= this.#kept) return;
      if (page >= first && page <= last) continue;
      this.#pages.delete(page);
      this.#asked.delete(page);
    }
  }
}
