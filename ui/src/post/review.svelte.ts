import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import {
  call,
  type Call,
  type EarlierMark,
  type MarkCounts,
  type MarkedPost,
  type PostRow,
  type ReviewFilter,
  type ReviewMark,
} from '../backend';
import { toFailure, type Failure } from '../lib/failure';
import { undo, type Undo } from '../lib/undo.svelte';
import { countMarks, markWord } from './review-words';
import { saved } from './saved.svelte';
import { addressOf } from './words';

type Post = Pick<PostRow, 'dataset' | 'postId'>;

/** A list of posts by mark. Marks changed while it is read count as they were, so that later pages go on in it. */
export interface ReviewQuestion {
  /** The saved search whose marks count; null for the general list. */
  readonly search: string | null;
  readonly only: ReviewFilter;
  readonly before: () => EarlierMark[];
}

/** The marks of one list: those of a saved search, or of the general list. */
export class Review {
  readonly #marks = new SvelteMap<string, MarkedPost>();
  #search: string | null = $state(null);
  #failure: Failure | null = $state.raw(null);
  #earlier: EarlierMark[] = [];
  #turn = 0;
  readonly #call: Call;
  readonly #undo: Undo;
  readonly #changed: () => void;

  /** `changed` is told whenever a mark was made or taken away. */
  constructor(ask: Call, undone: Undo, changed: () => void) {
    this.#call = ask;
    this.#undo = undone;
    this.#changed = changed;
  }

  /** The saved search whose marks these are; null for the general list. */
  get search(): string | null {
    return this.#search;
  }

  readonly counts: MarkCounts = $derived(countMarks([...this.#marks.values()].map((one) => one.mark)));

  /** Why the last mark could not be kept; null if it could. */
  get failure(): Failure | null {
    return this.#failure;
  }

  dismissFailure(): void {
    this.#failure = null;
  }

  markOf(address: string): ReviewMark | null {
    return this.#marks.get(address)?.mark ?? null;
  }

  /** Reads the marks of a list. */
  async load(search: string | null): Promise<void> {
    const turn = ++this.#turn;
    this.#failure = null;
    if (search !== this.#search) {
      // At once, so that no mark goes to the list before.
      this.#search = search;
      this.#marks.clear();
    }
    let marks: MarkedPost[] = [];
    try {
      ({ marks } = await this.#call('list_marks', { search, all: false }));
    } catch {
      // Without an archive there are no marks, and a search that has just been removed has none any more.
    }
    if (turn !== this.#turn) return;
    this.#marks.clear();
    for (const marked of marks) this.#marks.set(addressOf(marked), marked);
  }

  /** The addresses of all posts that have a mark, in whichever list, each once. */
  async everyMarked(): Promise<string[]> {
    try {
      const { marks } = await this.#call('list_marks', { search: null, all: true });
      // A post may be marked in several lists.
      return [...new SvelteSet(marks.map(addressOf))];
    } catch {
      return [];
    }
  }

  /** Begins another list of posts by mark. */
  question(only: ReviewFilter, search: string | null): ReviewQuestion {
    const earlier: EarlierMark[] = [];
    this.#earlier = earlier;
    return { only, search, before: () => [...earlier] };
  }

  /** Marks a post, or takes the same mark away again. */
  async toggle(post: Post, mark: ReviewMark): Promise<void> {
    const now = this.markOf(addressOf(post)) === mark ? null : mark;
    const search = this.#search;
    const before = await this.#set(post, search, now, null);
    if (before === undefined) return;
    const message = now === null ? `“${markWord(mark)}” was taken away.` : `Marked “${markWord(mark)}”.`;
    this.#undo.offer({
      message,
      undo: async () => void (await this.#set(post, search, before?.mark ?? null, before?.markedAt ?? null)),
    });
  }

  /** Gives what was there before; undefined if it could not be done. */
  async #set(
    { dataset, postId }: Post,
    search: string | null,
    mark: ReviewMark | null,
    markedAt: string | null,
  ): Promise<MarkedPost | null | undefined> {
    this.#failure = null;
    try {
      const change = await this.#call('set_mark', { search, dataset, postId, mark, markedAt });
      if (search === this.#search) this.#take(addressOf({ dataset, postId }), change);
      this.#changed();
      return change.before;
    } catch (thrown) {
      this.#failure = toFailure(thrown);
      return undefined;
    }
  }

  #take(address: string, { before, now }: { before: MarkedPost | null; now: MarkedPost | null }): void {
    const isNoted = this.#earlier.some((one) => addressOf(one) === address);
    const post = before ?? now;
    if (!isNoted && post !== null) {
      this.#earlier.push({ dataset: post.dataset, postId: post.postId, mark: before?.mark ?? null });
    }
    if (now === null) this.#marks.delete(address);
    else this.#marks.set(address, now);
  }
}

/** The marks of this window. */
export const review = new Review(call, undo, () => void saved.load());
