import { untrack } from 'svelte';
import { toFailure, type Failure } from './failure';

/** Where a question stands. While loading and after a failure, `value` is the answer that was there before. */
export type Standing<T> =
  | { readonly status: 'idle'; readonly value: null }
  | { readonly status: 'loading'; readonly value: T | null }
  | { readonly status: 'ready'; readonly value: T }
  | { readonly status: 'failed'; readonly value: T | null; readonly failure: Failure };

let nextTask = 0;

/**
 * The answer to the newest question: an answer that a newer question has overtaken is dropped.
 *
 * `stop` is told the task of the question that "Cancel" means.
 */
export class Latest<T> {
  #standing: Standing<T> = $state.raw({ status: 'idle', value: null });
  #asked = 0;
  #task = '';
  #again: (() => Promise<void>) | null = null;
  readonly #stop: ((task: string) => void) | undefined;

  constructor(stop?: (task: string) => void) {
    this.#stop = stop;
  }

  /** Where the question stands; read it in markup. */
  get standing(): Standing<T> {
    return this.#standing;
  }

  get status(): Standing<T>['status'] {
    return this.#standing.status;
  }

  /** The newest answer, or the one before it while a newer is on its way. */
  get value(): T | null {
    return this.#standing.value;
  }

  get failure(): Failure | null {
    return this.#standing.status === 'failed' ? this.#standing.failure : null;
  }

  /** Asks. `question` is given a task name to hand on to `call`, so that it can be cancelled. */
  async ask(question: (task: string) => Promise<T>): Promise<void> {
    const turn = ++this.#asked;
    const task = `ask-${++nextTask}`;
    this.#task = task;
    this.#again = () => this.ask(question);
    // An effect that asks must not be woken by what it asked for.
    const before = untrack(() => this.#standing.value);
    this.#standing = { status: 'loading', value: before };
    try {
      const value = await question(task);
      if (turn === this.#asked) this.#standing = { status: 'ready', value };
    } catch (thrown) {
      if (turn !== this.#asked) return;
      const failure = toFailure(thrown);
      const value = this.#standing.value;
      this.#standing = { status: 'failed', value, failure };
    }
  }

  /** Asks the same again. */
  async retry(): Promise<void> {
    await this.#again?.();
  }

  /** Puts an answer in place that came another way; one on its way is dropped. */
  set(value: T): void {
    this.#asked++;
    this.#standing = { status: 'ready', value };
  }

  /** Back to the beginning: nothing asked, nothing there. */
  clear(): void {
    this.#asked++;
    this.#again = null;
    this.#standing = { status: 'idle', value: null };
  }

  /** Stops the question on its way and tells the other side so. */
  cancel(): void {
    if (this.#standing.status !== 'loading') return;
    this.#stop?.(this.#task);
  }
}
