import { call, type Call, type ImportedEvents, type OwnEvent } from '../backend';
import { toFailure, type Failure } from '../lib/failure';
import { undo, type Undo } from '../lib/undo.svelte';

/** What the reader has noted to have happened, marked on every timeline. It lives beside the archive, not in it. */
export class OwnEvents {
  #events: readonly OwnEvent[] = $state.raw([]);
  #failure: Failure | null = $state.raw(null);
  #version = $state(0);
  readonly #call: Call;
  readonly #undo: Undo;

  constructor(ask: Call, undone: Undo) {
    this.#call = ask;
    this.#undo = undone;
  }

  /** The earliest first. */
  get all(): readonly OwnEvent[] {
    return this.#events;
  }

  /** Why the last of loading, removing and undoing failed; null if it did not. */
  get failure(): Failure | null {
    return this.#failure;
  }

  /** Rises with every change, so that timelines are asked for again. */
  get version(): number {
    return this.#version;
  }

  async load(): Promise<void> {
    await this.#try(async () => {
      this.#events = (await this.#call('list_events', {})).events;
    });
  }

  /** Notes one, or changes the one of this number. Throws where the time or the words cannot be read. */
  async save(no: number | null, at: string, label: string, zone: string): Promise<void> {
    const { before, event } = await this.#call('save_event', { no, at, label, zone });
    if (before !== null) {
      this.#undo.offer({
        message: `The event “${before.label}” was changed.`,
        undo: () =>
          this.#change(() =>
            this.#call('save_event', { no: event.no, at: before.at, label: before.label, zone: 'UTC' }),
          ),
      });
    }
    await this.#changed();
  }

  /** Removes one, and offers to put it back. */
  async remove({ no, label }: OwnEvent): Promise<void> {
    await this.#change(async () => {
      const removed = await this.#call('remove_events', { numbers: [no] });
      this.#undo.offer({
        message: `The event “${label}” was removed.`,
        undo: () => this.#change(() => this.#call('restore_events', removed)),
      });
    });
  }

  /** Reads a table in CSV, and offers to take what it added away again. Throws where it cannot be read. */
  async import(path: string, zone: string): Promise<ImportedEvents> {
    const imported = await this.#call('import_events', { path, text: null, zone });
    const { added } = imported;
    if (added.length > 0) {
      this.#undo.offer({
        message: added.length === 1 ? '1 event was added.' : `${added.length} events were added.`,
        undo: () => this.#change(() => this.#call('remove_events', { numbers: added })),
      });
    }
    await this.#changed();
    return imported;
  }

  async #change(work: () => Promise<unknown>): Promise<void> {
    await this.#try(async () => {
      await work();
      await this.#changed();
    });
  }

  async #changed(): Promise<void> {
    this.#version += 1;
    this.#events = (await this.#call('list_events', {})).events;
  }

  async #try(work: () => Promise<void>): Promise<void> {
    this.#failure = null;
    try {
      await work();
    } catch (thrown) {
      this.#failure = toFailure(thrown);
    }
  }
}

/** Those of this window. */
export const ownEvents = new OwnEvents(call, undo);
