import { call, cancel, type Call } from '../backend';
import type { Failure } from '../lib/failure';
import { Latest } from '../lib/latest.svelte';

/** Makes a query for posts like one. */
export class Similar {
  /** The post that was asked about last, and the query for those like it; null if there can be none. */
  readonly asked: Latest<{ readonly post: string; readonly query: string | null }>;
  /** The post that the newest question is about. */
  #about: string | null = $state(null);
  readonly #call: Call;

  constructor(ask: Call, stop: (task: string) => void) {
    this.#call = ask;
    this.asked = new Latest(stop);
  }

  /** The query for posts like this one; null if there is none, it failed, or another was asked about meanwhile. */
  async find(post: string): Promise<string | null> {
    this.#about = post;
    await this.asked.ask(async (task) => {
      const { query } = await this.#call('similar_posts', { post }, { task, slot: 'similar' });
      return { post, query };
    });
    const found = this.asked.status === 'ready' ? this.asked.value : null;
    return found?.post === post ? found.query : null;
  }

  /** Whether it is known that this post has no words that others share. */
  hasNone(post: string): boolean {
    const found = this.asked.status === 'ready' ? this.asked.value : null;
    return found?.post === post && found.query === null;
  }

  /** Why it is not known for this post. */
  failureOf(post: string): Failure | null {
    return this.#about === post ? this.asked.failure : null;
  }
}

export const similar = new Similar(call, cancel);
