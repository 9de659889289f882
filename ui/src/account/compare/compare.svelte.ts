import type {
  Call,
  Chance,
  ComparedPosts,
  Comparison,
  NearTexts,
  Progress,
  SavedReport,
} from '../../backend';
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
  /** How far the looking for near texts is. */
  nearProgress: Progress | null = $state.raw(null);
  /** How far the writing is. */
  saveProgress: Progress | null = $state.raw(null);
  readonly #call: Call;
  #asked = 0;

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
    const turn = ++this.#asked;
    this.chance.cancel();
    this.chance.clear();
    // What is being written was asked for; it goes on.
    if (this.saved.status !== 'loading') this.saved.clear();
    this.forgetNear();
    if (accounts.length < FEWEST) {
      this.comparison.clear();
      return;
    }
    await this.comparison.ask((task) =>
      this.#call('compare_accounts', { accounts, dataset: null, zone }, { task, slot: 'compare' }),
    );
    const { standing } = this.comparison;
    // A newer question asks for the chance of its own answer.
    if (turn !== this.#asked || standing.status !== 'ready') return;
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
    return this.near.ask((task) => {
      this.nearProgress = null;
      const onProgress = (progress: Progress) => (this.nearProgress = progress);
      const options = { task, slot: 'near-texts', onProgress };
      return this.#call('near_texts', { accounts, dataset: null, zone }, options);
    });
  }

  /**
   * Writes the comparison that is shown, near texts of every pair included: JSON where the name says so, else a page.
   * Without one there is nothing to write.
   */
  async save(path: string): Promise<void> {
    const shown = this.comparison.value;
    if (shown === null) return;
    const accounts = shown.accounts.map((side) => side.account);
    const request = { accounts, dataset: null, zone: shown.zone, path };
    await this.saved.ask((task) => {
      this.saveProgress = null;
      const onProgress = (progress: Progress) => (this.saveProgress = progress);
      return this.#call('save_comparison', request, { task, slot: 'save-comparison', onProgress });
    });
  }

  /** Stops the looking for nearly the same texts and lets go of what was found. */
  forgetNear(): void {
    this.near.cancel();
    this.near.clear();
  }
}
