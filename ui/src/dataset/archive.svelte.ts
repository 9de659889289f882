import {
  call,
  type ArchiveInfo,
  type ArchiveState,
  type Call,
  type DatasetList,
  type Startup,
} from '../backend';
import { Latest } from '../lib/latest.svelte';

/** The archive that is open, and the datasets in it. */
export class Archive {
  readonly state = new Latest<ArchiveState>();
  readonly datasets = new Latest<DatasetList>();
  #version = $state(0);
  readonly #call: Call;

  constructor(ask: Call) {
    this.#call = ask;
  }

  /** Another number whenever posts came or went: views read it, so as to ask again. */
  get version(): number {
    return this.#version;
  }

  /** Nothing is open yet, but something will be: making the sample takes some seconds the first time. */
  get isOpening(): boolean {
    return this.info === null && this.state.status === 'loading';
  }

  get info(): ArchiveInfo | null {
    return this.state.value?.open ?? null;
  }

  /** Opens what the program was started with: the sample, a named archive, or the one that was open last. */
  begin({ sample, archive: named }: Startup): Promise<void> {
    // One question, so that nothing is shown as closed while it is still being opened.
    return this.#become(async () => {
      const state = await this.#call('archive_state', {});
      const path = named ?? (state.open === null ? state.recent[0] : undefined);
      if (sample) return state.open?.sample ? state : this.#call('open_sample', {});
      return path === undefined ? state : this.#call('open_archive', { path });
    });
  }

  openAt(path: string): Promise<void> {
    return this.#become(() => this.#call('open_archive', { path }));
  }

  create(path: string): Promise<void> {
    return this.#become(() => this.#call('create_archive', { path }));
  }

  openSample(): Promise<void> {
    return this.#become(() => this.#call('open_sample', {}));
  }

  /** After an import, a removal, a new name: figures and lists are read anew. */
  async refresh(): Promise<void> {
    await this.state.ask(() => this.#call('archive_state', {}));
    await this.#readDatasets();
  }

  async rename(dataset: string, name: string): Promise<void> {
    this.datasets.set(await this.#call('rename_dataset', { dataset, name }));
    this.#version++;
  }

  /** Says which release of the catalogue a dataset is; null for none. */
  async setRelease(dataset: string, release: string | null): Promise<void> {
    this.datasets.set(await this.#call('set_release', { dataset, release }));
  }

  async remove(dataset: string): Promise<void> {
    await this.#call('remove_dataset', { dataset });
    await this.refresh();
  }

  async #become(question: () => Promise<ArchiveState>): Promise<void> {
    await this.state.ask(question);
    if (this.state.status === 'ready') await this.#readDatasets();
  }

  async #readDatasets(): Promise<void> {
    if (this.info === null) this.datasets.clear();
    else await this.datasets.ask(() => this.#call('list_datasets', {}));
    this.#version++;
  }
}

/** The one archive of this window. */
export const archive = new Archive(call);
