import type { AccountFacts, ComparedAccount, Problem } from '../../backend';
import { letterToken, type Letter } from '../../tray/tray.svelte';
import { nameOf } from '../account-data';
import { groupName } from './sides';

/** One side of a comparison, an account or a group, with the letter and colour it has everywhere. */
export interface Column {
  /** What it is called in requests. */
  address: string;
  /** The search that finds its posts. */
  query: string;
  letter: Letter;
  token: string;
  name: string;
  posts: number;
  /** None for a group. */
  facts: AccountFacts | null;
  /** Accounts that its posts are of. */
  nAccounts: number;
  /** What in the query of a group was not understood. */
  problems: readonly Problem[];
  missing: string[];
}

export function toColumns(sides: readonly ComparedAccount[], letters: readonly Letter[]): Column[] {
  return sides.map((side, idx) => {
    const letter = letters[idx] ?? 'F';
    const { account: address, query, posts, facts, nAccounts, problems, missing } = side;
    const token = letterToken(letter);
    return {
      address,
      query,
      letter,
      token,
      name: sideName(side),
      posts,
      facts,
      nAccounts,
      problems,
      missing,
    };
  });
}

/** What a side is called: an account as published, a group by its query. */
export function sideName({ facts, query }: Pick<ComparedAccount, 'facts' | 'query'>): string {
  return facts === null ? groupName(query) : nameOf(facts.account);
}
