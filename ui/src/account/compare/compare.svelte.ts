import type { Call, Comparison } from '../../backend';
import { Latest } from '../../lib/latest.svelte';

/** The fewest and the most accounts that can be put side by side. */
export const FEWEST = 2;
export const MOST = 6;

/** Asks what two to six accounts did beside one another. */
export class CompareController {
  readonly comparison: Latest<Comparison>;
  readonly #call: Call;

  constructor(call: Call, cancel?: (task: string) => void) {
    this.#call = call;
    this.comparison = new Latest(cancel);
  }

  /** Compares the accounts with these addresses; with fewer than two there is nothing to ask. */
  async ask(addresses: readonly string[], zone: string): Promise<void> {
    const accounts = addresses.filter((one, idx) => addresses.indexOf(one) === idx).slice(0, MOST);
    if (accounts.length < FEWEST) {
      this.comparison.clear();
      return;
    }
    await this.comparison.ask((task) =>
      this.#call('compare_accounts', { accounts, dataset: null, zone }, { task, slot: 'compare' }),
    );
  }
}
