import { call, type Call, type HistoryEntry } from '../backend';

/** The reader's own: past queries, queries kept, marked posts. They live beside the archive, not in it. */
export class Notes {
  #history: readonly HistoryEntry[] = $state.raw([]);
  #saved: readonly string[] = $state.raw([]);
  #marks: readonly string[] = $state.raw([]);
  readonly #call: Call;

  constructor(ask: Call) {
    this.#call = ask;
  }

  /** The latest first. */
  get history(): readonly HistoryEntry[] {
    return this.#history;
  }

  get saved(): readonly string[] {
    return this.#saved;
  }

  /** Posts, as `dataset/id`. */
  get marks(): readonly string[] {
    return this.#marks;
  }

  /** Reads what the open archive's reader has written down; without an archive there is nothing. */
  async load(): Promise<void> {
    try {
      const [history, saved, marks] = await Promise.all([
        this.#call('list_history', {}),
        this.#call('load_state', { key: 'saved' }),
        this.#call('load_state', { key: 'marks' }),
      ]);
      this.#history = history.queries;
      this.#saved = readList(saved.value);
      this.#marks = readList(marks.value);
    } catch {
      [this.#history, this.#saved, this.#marks] = [[], [], []];
    }
  }

  /** Writes a query into the history; an empty one is not worth remembering. */
  remember(query: string): void {
    const text = query.trim();
    if (text === '' || this.#history[0]?.query === text) return;
    // eslint-disable-next-line svelte/prefer-svelte-reactivity -- a moment, not something that changes
    const entry = { query: text, askedAt: new Date().toISOString() };
    this.#history = [entry, ...this.#history.filter((one) => one.query !== text)];
    this.#write(this.#call('remember_query', { query: text }));
  }

  async forget(): Promise<void> {
    this.#history = [];
    await this.#call('forget_history', {});
  }

  isSaved(query: string): boolean {
    return this.#saved.includes(query.trim());
  }

  toggleSaved(query: string): void {
    this.#saved = toggle(this.#saved, query.trim());
    this.#write(this.#call('save_state', { key: 'saved', value: JSON.stringify(this.#saved) }));
  }

  isMarked(post: string): boolean {
    return this.#marks.includes(post);
  }

  toggleMark(post: string): void {
    this.#marks = toggle(this.#marks, post);
    this.#write(this.#call('save_state', { key: 'marks', value: JSON.stringify(this.#marks) }));
  }

  /** A note that cannot be written, on a read-only disk, lasts as long as the window. */
  #write(written: Promise<unknown>): void {
    written.catch(() => undefined);
  }
}

export const notes = new Notes(call);

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
