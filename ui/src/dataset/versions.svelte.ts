import { call, cancel, type Call, type Diff, type DiffFindings, type DiffRow } from '../backend';
import { Latest } from '../lib/latest.svelte';
import { firstChoice, isEmpty, type Choice, type Counted } from './version-words';

export const PAGE_SIZE = 25;

/** One page of a list of what differs. */
export interface VersionsPage {
  readonly choice: Choice;
  readonly rows: readonly DiffRow[];
  /** Rows before the first of these. */
  readonly from: number;
  readonly hasMore: boolean;
}

/** What a reader has kept: queries, and posts as `dataset/id`. */
export interface Kept {
  readonly queries: readonly string[];
  readonly posts: readonly string[];
}

/** Two versions of a release: their counts, and one list of what differs, page by page. */
export class Versions {
  readonly diff: Latest<Diff>;
  readonly page: Latest<VersionsPage>;
  /** What became of the reader's own findings in the version before. */
  readonly findings: Latest<DiffFindings>;
  #choice: Choice | null = $state.raw(null);
  /** Where the pages begin that were seen so far. */
  #starts: readonly (string | null)[] = [null];
  readonly #call: Call;

  constructor(ask: Call, stop: (task: string) => void) {
    this.#call = ask;
    this.diff = new Latest(stop);
    this.page = new Latest(stop);
    this.findings = new Latest(stop);
  }

  /** The list that is shown. */
  get choice(): Choice | null {
    return this.#choice;
  }

  /** Counts what differs, and shows the first list that has anything in it. */
  async compare(a: string, b: string): Promise<void> {
    this.#choice = null;
    this.page.clear();
    await this.diff.ask((task) =>
      this.#call(
        'diff_datasets',
        { a, b, of: 'all', fate: null, field: null, cursor: null, limit: 0 },
        { task, slot: 'versions' },
      ),
    );
    if (this.diff.standing.status !== 'ready') return;
    const first = firstChoice(countedOf(this.diff.standing.value));
    if (first !== null) await this.choose(first);
  }

  /** Checks saved queries and marked posts of the version before; with neither there is nothing to ask. */
  async check(a: string, b: string, kept: Kept, zone: string): Promise<void> {
    const posts = kept.posts.filter((post) => post.startsWith(`${a}/`));
    if (kept.queries.length + posts.length === 0) {
      this.findings.clear();
      return;
    }
    const request = { a, b, queries: [...kept.queries], posts, zone };
    await this.findings.ask((task) =>
      this.#call('diff_findings', request, { task, slot: 'versionFindings' }),
    );
  }

  /** Shows another list from its beginning. */
  async choose(choice: Choice): Promise<void> {
    this.#choice = choice;
    this.#starts = [null];
    await this.#read(choice, 0);
  }

  async turn(way: 1 | -1): Promise<void> {
    const shown = this.page.value;
    if (shown === null) return;
    await this.#read(shown.choice, shown.from / PAGE_SIZE + way);
  }

  clear(): void {
    this.#choice = null;
    this.diff.clear();
    this.page.clear();
    this.findings.clear();
  }

  async #read(choice: Choice, number: number): Promise<void> {
    const diff = this.diff.value;
    const cursor = this.#starts[number];
    if (diff === null || cursor === undefined) return;
    const request = { a: diff.a.dataset, b: diff.b.dataset, ...choice, cursor, limit: PAGE_SIZE };
    await this.page.ask(async (task) => {
      const { rows, next } = await this.#call('diff_datasets', request, { task, slot: 'versionRows' });
      if (next !== null) this.#starts = [...this.#starts.slice(0, number + 1), next];
      return { choice, rows, from: number * PAGE_SIZE, hasMore: next !== null };
    });
  }
}

/** The counts by kind; kinds of which neither version has anything are left out. */
export function countedOf(diff: Diff): Counted {
  const { accounts, posts, indicators } = diff;
  return { accounts, posts, indicators: indicators && isEmpty(indicators) ? null : indicators };
}

export function newVersions(): Versions {
  return new Versions(call, cancel);
}
