import { call, type Call, type SavedSearch, type SavedSearches, type SaveSearchRequest } from '../backend';
import { toFailure, type Failure } from '../lib/failure';
import { undo, type Undo } from '../lib/undo.svelte';
import { searchAtHand } from './saved-words';

const NONE: SavedSearches = { searches: [], general: { toDo: 0, seen: 0, done: 0 } };

/** The searches that the reader wants to find again. They live beside the archive, not in it. */
export class Saved {
  #list: SavedSearches = $state.raw(NONE);
  #failure: Failure | null = $state.raw(null);
  readonly #call: Call;
  readonly #undo: Undo;

  constructor(ask: Call, undone: Undo) {
    this.#call = ask;
    this.#undo = undone;
  }

  /** By name. */
  get searches(): readonly SavedSearch[] {
    return this.#list.searches;
  }

  /** What they ask, each once. */
  get queries(): readonly string[] {
    const queries = this.searches.map((one) => one.query);
    return queries.filter((query, idx) => queries.indexOf(query) === idx);
  }

  /** Why the last change could not be made; null if it could. */
  get failure(): Failure | null {
    return this.#failure;
  }

  /** The one that a query belongs to. */
  atHand(query: string): SavedSearch | null {
    return searchAtHand(this.searches, query);
  }

  /** Reads them; without an archive there are none. */
  async load(): Promise<void> {
    try {
      this.#list = await this.#call('list_searches', {});
    } catch {
      this.#list = NONE;
    }
  }

  /** Throws where the name cannot be given. */
  async save(request: SaveSearchRequest): Promise<void> {
    this.#list = await this.#call('save_search', request);
  }

  /** Throws where the name cannot be given. */
  async rename(name: string, newName: string): Promise<void> {
    this.#list = await this.#call('rename_search', { name, newName });
  }

  /** Removes one with its marks, and offers to put both back. */
  async remove(name: string): Promise<void> {
    this.#failure = null;
    try {
      const removed = await this.#call('remove_search', { name });
      this.#undo.offer({
        message: `The saved search “${name}” was removed.`,
        undo: () => this.#try(async () => (this.#list = await this.#call('restore_search', removed))),
      });
      await this.load();
    } catch (thrown) {
      this.#failure = toFailure(thrown);
    }
  }

  async #try(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (thrown) {
      this.#failure = toFailure(thrown);
    }
  }
}

/** The saved searches of this window. */
export const saved = new Saved(call, undo);
