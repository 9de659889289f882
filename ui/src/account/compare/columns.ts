import type { AccountFacts, ComparedAccount } from '../../backend';
import { letterToken, type Letter } from '../../tray/tray.svelte';
import { nameOf } from '../account-data';

/** One compared account, with the letter and colour it has everywhere. */
export interface Column {
  address: string;
  letter: Letter;
  token: string;
  name: string;
  posts: number;
  facts: AccountFacts;
  missing: string[];
}

export function toColumns(accounts: readonly ComparedAccount[], letters: readonly Letter[]): Column[] {
  return accounts.map((one, idx) => {
    const letter = letters[idx] ?? 'F';
    return {
      address: one.facts.account.address,
      letter,
      token: letterToken(letter),
      name: nameOf(one.facts.account),
      posts: one.posts,
      facts: one.facts,
      missing: one.missing,
    };
  });
}
