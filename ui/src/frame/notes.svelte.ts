import { call, type Call, type HistoryEntry } from '../backend';
import { saved, type Saved } from '../post/saved.svelte';
import { sheets } from './sheets.svelte';

/** The reader's own: past queries, saved searches, bookmarked posts. They live beside the archive, not in it. */
export class Notes {
  #history: readonly HistoryEntry[] = $state.raw([]);
  #marks: readonly string[] = $state.raw([]);
  readonly #call: Call;
  readonly #searches: Saved;

  constructor(ask: Call, searches: Saved) {
    this.#call = ask;
    this.#searches = searches;
  }

  /** The latest first. */
  get history(): readonly HistoryEntry[] {
    return this.#history;
  }

  /** What the saved searches ask. */
  get saved(): readonly string[] {
    return this.#searches.queries;
  }

  /** Posts, as `dataset/id`. */
  get marks(): readonly string[] {
    return this.#marks;
  }

  /** Reads what the open archive's reader has written down; without an archive there is nothing. */
  async load(): Promise<void> {
    try {
      const [history, marks] = await Promise.all([
        this.#call('list_history', {}),
        this.#call('load_state', { key: 'marks' }),
        this.#searches.load(),
      ]);
      this.#history = history.queries;
      this.#marks = readList(marks.value);
    } catch {
      [this.#history, this.#marks] = [[], []];
    }
  }

  /** Writes a query into the history; an empty one is not worth remembering. */
  remember(query: string): void {
    const text = query.trim();
    if (text === '' || this.#history[0]?.query === text) return;
    // eslint-disable-next-line svelte/prefer-svelte-reactivity -- a moment, not something that changes
    const entry = { query: text, askedAt: new Date().toISOString(), times: this.#timesAsked(text) + 1 };
    this.#history = [entry, ...this.#history.filter((one) => one.query !== text)];
    this.#write(this.#call('remember_query', { query: text }));
  }

  /** Forgets all past queries. */
  async forget(): Promise<void> {
    this.#history = [];
    await this.#call('forget_history', { query: null });
  }

  /** Forgets one past query. */
  async forgetOne(query: string): Promise<void> {
    this.#history = this.#history.filter((one) => one.query !== query);
    await this.#call('forget_history', { query });
  }

  isSaved(query: string): boolean {
    return this.saved.includes(query.trim());
  }

  /** Asks for a name under which the search is saved, or removes one that has this query. */
  toggleSaved(query: string): void {
    const known = this.#searches.searches.find((one) => one.query === query.trim());
    if (known) void this.#searches.remove(known.name);
    else sheets.open({ name: 'save' });
  }

  isMarked(post: string): boolean {
    return this.#marks.includes(post);
  }

  toggleMark(post: string): void {
    this.#marks = toggle(this.#marks, post);
    this.#write(this.#call('save_state', { key: 'marks', value: JSON.stringify(this.#marks) }));
  }

  #timesAsked(query: string): number {
    return this.#history.find((one) => one.query === query)?.times ?? 0;
  }

  /** A note that cannot be written, on a read-only disk, lasts as long as the window. */
  #write(written: Promise<unknown>): void {
    written.catch(() => undefined);
  }
}

export const notes = new Notes(call, saved);

function toggle(list: readonly string[], one: string): readonly string[] {
  return list.includes(one) ? list.filter((other) => other !== one) : [one, ...list];
}

function readList(text: string | null): string[] {
  try {
    const read: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(read) ? read.filter((one) => typeof one === 'string') : [];
  } catch {
    return [];
  }
}
