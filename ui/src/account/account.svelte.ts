import type { AccountList, AccountPage, Call, SearchPage } from '../backend';
import { Latest } from '../lib/latest.svelte';
import { fromTerm } from './terms';

const LIST_ROWS = 100;
const POST_ROWS = 12;

/** Asks for the list of accounts, for one of them, and for the newest of its posts. */
export class AccountController {
  readonly list: Latest<AccountList>;
  readonly page: Latest<AccountPage>;
  readonly posts: Latest<SearchPage>;
  #prefix = '';
  #dataset: string | null = null;
  readonly #call: Call;

  constructor(call: Call, cancel?: (task: string) => void) {
    this.#call = call;
    this.list = new Latest(cancel);
    this.page = new Latest(cancel);
    this.posts = new Latest(cancel);
  }

  /** Lists the accounts whose handle, id, hash or shown name begins with `prefix`; all if it is empty. */
  async askList(prefix: string, dataset: string | null = null): Promise<void> {
    this.#prefix = prefix;
    this.#dataset = dataset;
    await this.list.ask((task) => this.#list(0, task));
  }

  /** Adds the next accounts to the list. */
  async askMore(): Promise<void> {
    const there = this.list.value;
    if (there === null || there.accounts.length >= there.total) return;
    await this.list.ask(async (task) => {
      const next = await this.#list(there.accounts.length, task);
      return { ...next, accounts: [...there.accounts, ...next.accounts] };
    });
  }

  /** Shows one account, with hours, days and weekdays in `zone`. */
  async askAccount(address: string, zone: string): Promise<void> {
    await Promise.all([
      this.page.ask((task) =>
        this.#call('show_account', { account: address, dataset: null, zone }, { task, slot: 'account' }),
      ),
      this.posts.ask((task) =>
        this.#call(
          'search_posts',
          { query: fromTerm(address), zone, sort: 'newest', cursor: null, rank: null, limit: POST_ROWS },
          { task, slot: 'account-posts' },
        ),
      ),
    ]);
  }

  /** Forgets the account that was shown, so that it is not seen under the next one's name. */
  leave(): void {
    this.page.clear();
    this.posts.clear();
  }

  #list(from: number, task: string): Promise<AccountList> {
    const request = { prefix: this.#prefix, dataset: this.#dataset, from, limit: LIST_ROWS };
    return this.#call('list_accounts', request, { task, slot: 'accounts' });
  }
}
