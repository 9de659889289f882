import { call, cancel, type Call, type CatalogueList, type TakedownRow } from '../backend';
import { Latest } from '../lib/latest.svelte';

/** The catalogue of what was announced and published, read without having the data. */
export class Catalogue {
  readonly list: Latest<CatalogueList>;
  text = $state('');
  /** A platform by name; empty for all. */
  platform = $state('');
  /** A year; empty for all. */
  year = $state('');
  /** The takedown that is open. */
  open: TakedownRow | null = $state.raw(null);
  readonly #call: Call;

  constructor(ask: Call, stop: (task: string) => void) {
    this.#call = ask;
    this.list = new Latest(stop);
  }

  /** Looks for what has been typed and chosen. */
  async search(): Promise<void> {
    const request = {
      text: this.text,
      platform: this.platform === '' ? null : this.platform,
      year: this.year === '' ? null : Number(this.year),
    };
    await this.list.ask((task) => this.#call('search_catalogue', request, { task, slot: 'catalogue' }));
  }

  /** Opens one takedown by its key. */
  async show(key: string): Promise<void> {
    this.open = await this.#call('show_takedown', { key });
  }
}

export function newCatalogue(): Catalogue {
  return new Catalogue(call, cancel);
}
