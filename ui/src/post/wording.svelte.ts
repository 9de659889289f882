import { call, cancel, type Call, type Explained, type ExplainedWord, type Spellings } from '../backend';
import { Latest } from '../lib/latest.svelte';

/** An answer and the query it belongs to: its doors lead on from that text alone. */
export interface Asked<T> {
  readonly query: string;
  readonly answer: T;
}

/** What the words of the query find by themselves, and how they are written. */
export class Wording {
  readonly explained: Latest<Asked<Explained>>;
  readonly spellings: Latest<Asked<Spellings>>;
  readonly #call: Call;

  constructor(ask: Call, stop: (task: string) => void) {
    this.#call = ask;
    this.explained = new Latest(stop);
    this.spellings = new Latest(stop);
  }

  /** Asks what each word finds. How they are written is another question, asked by `spell`. */
  async explain(query: string, zone: string): Promise<void> {
    this.spellings.clear();
    if (query.trim() === '') return this.explained.clear();
    await this.explained.ask(async (task) => ({
      query,
      answer: await this.#call('explain_query', { query, zone }, { task, slot: 'explain' }),
    }));
  }

  /** Reads the posts found to see how the words are written in them; it may take a second. */
  spell(query: string, zone: string): Promise<void> {
    return this.spellings.ask(async (task) => ({
      query,
      answer: await this.#call('list_spellings', { query, zone }, { task, slot: 'spellings' }),
    }));
  }

  /** The explanation, if it is of this query. */
  of(query: string): Explained | null {
    const asked = this.explained.value;
    return asked?.query === query ? asked.answer : null;
  }

  clear(): void {
    this.explained.clear();
    this.spellings.clear();
  }
}

/** The words that no post has, with those that are like them. */
export function misspelt(explained: Explained | null): ExplainedWord[] {
  return (explained?.words ?? []).filter((word) => word.posts === 0 && word.alike.length > 0);
}

/** The wording of this window's query. */
export const wording = new Wording(call, cancel);
