import { call, cancel, type Call, type Completion, type CompletionKind, type Completions } from '../backend';
import { Latest } from '../lib/latest.svelte';

/** Completions of each kind that are offered. */
const LIMIT = 4;

/** The kinds, in the order of the list. */
export const KINDS: readonly { readonly kind: CompletionKind; readonly title: string }[] = [
  { kind: 'word', title: 'Words' },
  { kind: 'hashtag', title: 'Hashtags' },
  { kind: 'account', title: 'Accounts' },
  { kind: 'mention', title: 'Mentions' },
  { kind: 'domain', title: 'Domains' },
  { kind: 'filter', title: 'Filters' },
];

/** One line of the list under the box: what is half typed completed, or a past query. */
export interface Suggestion {
  readonly label: string;
  readonly posts: number | null;
  /** What the box holds once it is taken, and where the caret stands then. */
  readonly text: string;
  readonly caret: number;
  /** A past query, which is asked as it stands. */
  readonly whole: boolean;
}

export interface SuggestionGroup {
  readonly title: string;
  readonly options: readonly Suggestion[];
}

/** The list under the box: past queries while it is empty, completions of the piece at the caret while one types. */
export class CompletionList {
  readonly #call: Call;
  readonly #latest: Latest<{ text: string; answer: Completions }>;
  /** What the box holds; an answer for another text is no longer offered for taking. */
  #text = $state('');
  #past: readonly string[] = $state.raw([]);
  #open = $state(false);
  #active: number | null = $state(null);

  readonly groups: readonly SuggestionGroup[] = $derived.by(() => {
    if (this.#text === '') return pastGroup(this.#past);
    const found = this.#latest.value;
    return found === null ? [] : completionGroups(found.text, found.answer);
  });
  readonly options: readonly Suggestion[] = $derived(this.groups.flatMap((group) => group.options));
  readonly isOpen: boolean = $derived(this.#open && this.options.length > 0);

  constructor(ask: Call, stop: (task: string) => void) {
    this.#call = ask;
    this.#latest = new Latest(stop);
  }

  /** Which option the arrow keys have gone to, counted over all groups. */
  get active(): number | null {
    return this.isOpen ? this.#active : null;
  }

  /** Something was typed: the list follows. `past` is what is offered for an empty box. */
  async typed(text: string, caret: number, past: readonly string[]): Promise<void> {
    this.#text = text;
    this.#past = past;
    this.#active = null;
    this.#open = true;
    if (text === '') return this.#latest.clear();
    await this.#latest.ask(async (task) => {
      const request = { query: text, caret, limit: LIMIT };
      return { text, answer: await this.#call('complete_query', request, { task, slot: 'complete' }) };
    });
    // Without an archive, or if it fails, nothing is offered, and nothing is said: the search itself says it.
    if (this.#latest.status === 'failed') this.#latest.clear();
  }

  /** Goes to the next or previous option; past either end to none, and from none to the other end. */
  move(way: 1 | -1): boolean {
    if (!this.isOpen) return false;
    const places = this.options.length + 1;
    const now = this.#active === null ? 0 : this.#active + 1;
    const next = (now + way + places) % places;
    this.#active = next === 0 ? null : next - 1;
    return true;
  }

  /** What stands in an option, once the list is closed; null if it belongs to another text by now. */
  take(idx: number | null): Suggestion | null {
    const option = idx === null ? undefined : this.options[idx];
    if (!option || (!option.whole && this.#latest.value?.text !== this.#text)) return null;
    this.close();
    return option;
  }

  close(): void {
    this.#open = false;
    this.#active = null;
  }
}

function pastGroup(past: readonly string[]): SuggestionGroup[] {
  const options = past.map((text) => ({
    label: text,
    posts: null,
    text,
    caret: text.length,
    whole: true,
  }));
  return options.length === 0 ? [] : [{ title: 'Asked before', options }];
}

function completionGroups(text: string, { at, completions }: Completions): SuggestionGroup[] {
  const isNews = ({ insert }: Completion) => insert !== text.slice(...at);
  return KINDS.flatMap(({ kind, title }) => {
    const own = completions.filter((one) => one.kind === kind && isNews(one));
    if (own.length === 0) return [];
    return [{ title, options: own.map((one) => ({ ...one, whole: false, ...completed(text, at, one) })) }];
  });
}

/** The text with the piece completed; behind it a space, unless a filter's value comes next. */
function completed(text: string, at: [number, number], { insert, kind }: Completion) {
  const after = text.slice(at[1]);
  const gap = kind === 'filter' || /^\s/u.test(after) || after.startsWith(')') ? '' : ' ';
  const before = `${text.slice(0, at[0])}${insert}${gap}`;
  // Behind a space that was there already, as behind one that is added.
  const caret = before.length + (gap === '' && kind !== 'filter' && /^\s/u.test(after) ? 1 : 0);
  return { text: `${before}${after}`, caret };
}

/** What the box completes. */
export const completion = new CompletionList(call, cancel);
