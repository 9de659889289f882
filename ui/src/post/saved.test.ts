import { expect, test } from 'vitest';
import type { Call, SavedSearch } from '../backend';
import { AppError } from '../backend/error';
import { noteAnswers } from '../backend/fake/notes';
import { Undo } from '../lib/undo.svelte';
import { searchAtHand, suggestName } from './saved-words';
import { Saved } from './saved.svelte';

function search(name: string, query: string): SavedSearch {
  const marks = { toDo: 0, seen: 0, done: 0 };
  return { name, query, zone: 'UTC', sort: 'newest', savedAt: '2026-07-03T09:30:00Z', marks };
}

function fakeCall(): Call {
  const answers = noteAnswers([]);
  return (async (name: keyof typeof answers, request: never) => answers[name](request)) as unknown as Call;
}

test('a name is suggested from the query, cut at a word, and never one that is taken', () => {
  expect(suggestName('  lang:fa   آب ', [])).toBe('lang:fa آب');
  expect(suggestName('', [])).toBe('Every post');
  expect(suggestName('boats', ['boats', 'boats (2)'])).toBe('boats (3)');
  const long = suggestName('clean water '.repeat(20), []);
  expect(long.length).toBeLessThanOrEqual(61);
  expect(long.endsWith('water…') || long.endsWith('clean…')).toBe(true);
});

test('the search at hand is the one in the box, or the one that was narrowed to it', () => {
  const searches = [search('all', ''), search('boats', 'boat'), search('Persian boats', 'boat lang:fa')];
  const at = (query: string) => searchAtHand(searches, query)?.name ?? null;
  expect(at('boat')).toBe('boats');
  expect(at('boat since:2017-01-01')).toBe('boats');
  expect(at('boat lang:fa #آب')).toBe('Persian boats');
  expect(at('boats')).toBeNull();
  expect(at(' ')).toBe('all');
  expect(at('harbour')).toBeNull();
});

test('a removed search can be put back', async () => {
  const undo = new Undo();
  const saved = new Saved(fakeCall(), undo);
  await saved.load();
  const names = () => saved.searches.map((one) => one.name);
  expect(names()).toContain('Persian posts');
  expect(saved.queries).toContain('lang:fa');
  await saved.remove('Persian posts');
  expect(names()).not.toContain('Persian posts');
  expect(undo.last?.message).toBe('The saved search “Persian posts” was removed.');
  expect(await undo.run()).toBe(true);
  expect(names()).toContain('Persian posts');
  expect(await undo.run()).toBe(false);
});

test('a search that cannot be removed says why, and nothing is offered to undo', async () => {
  const undo = new Undo();
  const readOnly = { code: 'readOnly', message: 'This archive can only be read.', hint: null, details: null };
  const refuse = (() => Promise.reject(AppError.from(readOnly))) as unknown as Call;
  const saved = new Saved(refuse, undo);
  await saved.remove('boats');
  expect(saved.failure?.code).toBe('readOnly');
  expect(undo.last).toBeNull();
});
