import type { Call, Chance, ComparedPosts, Comparison, NearTexts, SavedReport } from '../../backend';
import { Latest } from '../../lib/latest.svelte';
import { FIRST_POSTS, requestedSides, type PostsAsked } from './posts-asked';

/** The fewest and the most sides that can be put side by side. */
export const FEWEST = 2;
export const MOST = 6;

/** Asks what two to six sides did beside one another, and what that rests on. */
export class CompareController {
  readonly comparison: Latest<Comparison>;
  /** What accounts drawn by chance share; asked once the comparison is there. */
  readonly chance: Latest<Chance>;
  /** The posts behind one number. */
  readonly posts: Latest<ComparedPosts>;
  /** Nearly the same texts of one pair. */
  readonly near: Latest<NearTexts>;
  /** The comparison as a file to take away. */
  readonly saved: Latest<SavedReport>;
  readonly #call: Call;

  constructor(call: Call, cancel?: (task: string) => void) {
    this.#call = call;
    this.comparison = new Latest(cancel);
    this.chance = new Latest(cancel);
    this.posts = new Latest(cancel);
    this.near = new Latest(cancel);
    this.saved = new Latest(cancel);
  }

  /** Compares the sides of these names; with fewer than two there is nothing to ask. */
  async ask(names: readonly string[], zone: string): Promise<void> {
    const accounts = names.filter((one, idx) => names.indexOf(one) === idx).slice(0, MOST);
    this.chance.clear();
    this.saved.clear();
    this.forgetNear();
    if (accounts.length < FEWEST) {
      this.comparison.clear();
      return;
    }
    await this.comparison.ask((task) =>
      this.#call('compare_accounts', { accounts, dataset: null, zone }, { task, slot: 'compare' }),
    );
    const { standing } = this.comparison;
    if (standing.status !== 'ready') return;
    const compared = standing.value.accounts.map((side) => side.account);
    await this.chance.ask((task) =>
      this.#call(
        'compare_chance',
        { accounts: compared, dataset: null, zone },
        { task, slot: 'compare-chance' },
      ),
    );
  }

  /** Asks for the posts behind a number, at most so many of each side. */
  showPosts(asked: PostsAsked, zone: string, limit = FIRST_POSTS): Promise<void> {
    const { of, item } = asked;
    const request = { accounts: requestedSides(asked), dataset: null, zone, of, item, limit };
    return this.posts.ask((task) => this.#call('compared_posts', request, { task, slot: 'compared-posts' }));
  }

  /** Looks for nearly the same texts of two sides. */
  askNear(accounts: [string, string], zone: string): Promise<void> {
    return this.near.ask((task) =>
      this.#call('near_texts', { accounts, dataset: null, zone }, { task, slot: 'near-texts' }),
    );
  }

  /** Writes the whole comparison, near texts of every pair included: JSON where the name says so, else a page. */
  save(names: readonly string[], zone: string, path: string): Promise<void> {
    const request = { accounts: [...names], dataset: null, zone, path };
    return this.saved.ask((task) =>
      this.#call('save_comparison', request, { task, slot: 'save-comparison' }),
    );
  }

  /** Stops the looking for nearly the same texts and lets go of what was found. */
  forgetNear(): void {
    this.near.cancel();
    this.near.clear();
  }
}
