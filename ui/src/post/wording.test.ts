import { expect, test } from 'vitest';
import type { Call } from '../backend';
import { makePosts } from '../backend/fake/posts';
import { wordAnswers } from '../backend/fake/words';
import { misspelt, Wording } from './wording.svelte';

const answers = wordAnswers(makePosts());

function setUp() {
  const asked: string[] = [];
  const call = ((name: keyof typeof answers, request: never) => {
    asked.push(name);
    return Promise.resolve(answers[name](request));
  }) as unknown as Call;
  return { wording: new Wording(call, () => undefined), asked };
}

test('an empty query is not asked, and takes the answer before it away', async () => {
  const { wording, asked } = setUp();
  await wording.explain('water', 'UTC');
  expect(wording.of('water')?.words[0]?.posts).toBeGreaterThan(0);
  expect(wording.of('wate')).toBeNull();
  await wording.explain(' ', 'UTC');
  expect(wording.explained.status).toBe('idle');
  expect(asked).toEqual(['explain_query']);
});

test('a word that no post has leads to those like it', async () => {
  const { wording } = setUp();
  await wording.explain('lang:en watre', 'UTC');
  const [word] = misspelt(wording.of('lang:en watre'));
  expect(word?.alike[0]).toMatchObject({ word: 'water', query: 'lang:en water' });
  await wording.explain('water', 'UTC');
  expect(misspelt(wording.of('water'))).toEqual([]);
});

test('how words are written belongs to one query, and another takes it away', async () => {
  const { wording } = setUp();
  await wording.explain('القدس', 'UTC');
  await wording.spell('القدس', 'UTC');
  expect(wording.spellings.value?.answer.words[0]?.spellings[0]?.query).toBe('=القدس');
  await wording.explain('water', 'UTC');
  expect(wording.spellings.value).toBeNull();
});

test('forms struck out are no longer among the forms', async () => {
  const { wording } = setUp();
  await wording.explain('official forms:on', 'UTC');
  const before = wording.of('official forms:on')?.words[0]?.forms ?? [];
  const query = before[0]?.query ?? '';
  await wording.explain(query, 'UTC');
  expect(before.map((form) => form.word)).toEqual(['officials']);
  expect(wording.of(query)?.words[0]?.forms).toEqual([]);
});
