import {
  call,
  cancel,
  type BatchAnswer,
  type Call,
  type EachLine,
  type Progress,
  type QueryList,
} from '../backend';
import { Latest } from '../lib/latest.svelte';
import { batchRows, type BatchRow } from './batch-rows';

/** What is kept of a list, so that it can be counted again the next day. */
type Kept = Pick<Batch, 'text' | 'path' | 'table' | 'column' | 'hasHeader' | 'each' | 'distance' | 'exact'>;

const STATE = 'batch';

const NOTHING: Kept = {
  text: '',
  path: null,
  table: null,
  column: null,
  hasHeader: null,
  each: 'typed',
  distance: 5,
  exact: false,
};

/** A list of queries, pasted or from a file, and a count for each of them. */
export class Batch {
  /** What was pasted or typed. */
  text = $state('');
  /** The file, if the list comes from one. */
  path: string | null = $state(null);
  /** Whether it is read as a table; null lets the file's name decide. */
  table: boolean | null = $state(null);
  column: number | null = $state(null);
  hasHeader: boolean | null = $state(null);
  each: EachLine = $state('typed');
  distance = $state(5);
  exact = $state(false);
  progress: Progress | null = $state.raw(null);
  readonly list: Latest<QueryList>;
  readonly answer: Latest<BatchAnswer>;
  readonly rows: readonly BatchRow[] = $derived.by(() =>
    this.answer.value === null ? [] : batchRows(this.answer.value),
  );
  readonly #call: Call;

  constructor(ask: Call, stop: (task: string) => void) {
    this.#call = ask;
    this.list = new Latest(stop);
    this.answer = new Latest(stop);
  }

  /** How many queries the list has, as far as it was read. */
  get length(): number {
    return this.list.value?.lines.length ?? 0;
  }

  openFile(path: string): Promise<void> {
    this.path = path;
    [this.table, this.column, this.hasHeader] = [null, null, null];
    return this.read();
  }

  /** Back to what was pasted. */
  closeFile(): Promise<void> {
    [this.path, this.table, this.column, this.hasHeader] = [null, null, null, null];
    return this.read();
  }

  /** Reads the list; for another column, or after typing. */
  read(): Promise<void> {
    const { path, table, column, hasHeader } = this;
    const text = path === null ? this.text : null;
    const request = { path, text, table, column, hasHeader };
    return this.list.ask((task) => this.#call('read_query_list', request, { task, slot: 'query-list' }));
  }

  /** Counts every line, also again. */
  async count(zone: string): Promise<void> {
    await this.read();
    const list = this.list.value;
    if (this.list.status !== 'ready' || list === null) return;
    const { each, distance } = this;
    const exact = this.exact && each !== 'fuzzy';
    const request = { lines: list.lines, zone, each, distance, exact, forms: false, accounts: true };
    this.#keep();
    this.progress = null;
    const onProgress = (progress: Progress) => (this.progress = progress);
    await this.answer.ask((task) => this.#call('count_batch', request, { task, slot: 'batch', onProgress }));
  }

  /** The list of the open archive as it was counted last; the counts themselves are made anew. */
  async restore(): Promise<void> {
    this.answer.clear();
    this.list.clear();
    let kept: Kept = NOTHING;
    try {
      const { value } = await this.#call('load_state', { key: STATE });
      if (value !== null) kept = { ...NOTHING, ...(JSON.parse(value) as Partial<Kept>) };
    } catch {
      // Without an archive, or with a note that is damaged, there is no list.
    }
    Object.assign(this, kept);
  }

  /** On a read-only disk the list lasts as long as the window. */
  #keep(): void {
    const { text, path, table, column, hasHeader, each, distance, exact } = this;
    const kept: Kept = { text, path, table, column, hasHeader, each, distance, exact };
    this.#call('save_state', { key: STATE, value: JSON.stringify(kept) }).catch(() => undefined);
  }

  /** Writes the counts to a CSV file; throws if it cannot be written. */
  async save(output: string): Promise<number> {
    const answer = this.answer.value;
    if (answer === null) return 0;
    const { queries, bad } = answer;
    return (await this.#call('save_batch', { queries, bad, output, verbatim: false })).lines;
  }
}

/** The list of this window: it is still there when the sheet is opened again. */
export const batch = new Batch(call, cancel);
