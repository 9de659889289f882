import { call, cancel, type Call, type PostDetail } from '../backend';
import { Latest } from '../lib/latest.svelte';
import { textToShow } from './text';

/** The one post that is read: whole, with the hits of the query gone through one by one. */
export class Reading {
  readonly detail: Latest<PostDetail>;
  #hit: number | null = $state(null);
  #shown: string | null = null;
  /** From which end the next post is entered, if it is reached by going on through hits. */
  #entry: 1 | -1 | null = null;
  /** Which way to go as soon as the post is there, if the reader asked before it was. */
  #waiting: 1 | -1 | null = null;
  readonly #call: Call;

  constructor(ask: Call, stop: (task: string) => void) {
    this.#call = ask;
    this.detail = new Latest(stop);
  }

  /** Which hit has been gone to, from 0. */
  get hit(): number | null {
    return this.#hit;
  }

  get hits(): number {
    const post = this.detail.value?.post;
    return post ? textToShow(post).hits.length : 0;
  }

  async show(post: string, query: string): Promise<void> {
    const key = `${post} ${query}`;
    if (this.#shown === key) return;
    this.#shown = key;
    this.#hit = null;
    const entry = this.#entry;
    this.#entry = null;
    this.#waiting = null;
    await this.detail.ask((task) => this.#call('show_post', { post, query }, { task, slot: 'reading' }));
    if (this.#shown !== key || this.detail.status !== 'ready') return;
    const way = entry ?? this.#waiting;
    this.#waiting = null;
    if (way !== null) this.step(way);
  }

  /** The next post shown begins at its first hit, or going back at its last. */
  enter(way: 1 | -1): void {
    this.#entry = way;
  }

  close(): void {
    this.#shown = null;
    this.#entry = null;
    this.#waiting = null;
    this.#hit = null;
    this.detail.clear();
  }

  /** Goes to the next or previous hit; false if there is none that way. */
  step(way: 1 | -1): boolean {
    if (this.detail.status === 'loading') {
      this.#waiting = way;
      return true;
    }
    const next = this.#hit === null ? (way === 1 ? 0 : this.hits - 1) : this.#hit + way;
    if (next < 0 || next >= this.hits) return false;
    this.#hit = next;
    return true;
  }
}

export const reading = new Reading(call, cancel);
