import type { AccountConnections, AccountHistory, Call, EvidenceCard } from '../../backend';
import { Latest } from '../../lib/latest.svelte';

/** Asks for the signals about one account, for its history and for whom it is connected with. */
export class EvidenceController {
  readonly card: Latest<EvidenceCard>;
  readonly history: Latest<AccountHistory>;
  readonly connections: Latest<AccountConnections>;
  readonly #call: Call;

  constructor(call: Call, cancel?: (task: string) => void) {
    this.#call = call;
    this.card = new Latest(cancel);
    this.history = new Latest(cancel);
    this.connections = new Latest(cancel);
  }

  /** The signals, with hours and days in `zone`, held against the accounts of a search; its own dataset if that is empty. */
  async askCard(address: string, zone: string, group: string): Promise<void> {
    const request = { account: address, dataset: null, zone, group: group === '' ? null : group };
    await this.card.ask((task) =>
      this.#call('account_evidence', request, { task, slot: 'account-evidence' }),
    );
  }

  /** Its names and followers over time, and whom it is connected with. */
  async askRest(address: string, zone: string): Promise<void> {
    const request = { account: address, dataset: null, zone };
    await Promise.all([
      this.history.ask((task) => this.#call('account_history', request, { task, slot: 'account-history' })),
      this.connections.ask((task) =>
        this.#call('account_connections', request, { task, slot: 'account-connections' }),
      ),
    ]);
  }

  /** Forgets the account that was shown. */
  leave(): void {
    this.card.clear();
    this.history.clear();
    this.connections.clear();
  }
}
