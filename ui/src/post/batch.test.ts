import { expect, test } from 'vitest';
import type { Call } from '../backend';
import { batchAnswers } from '../backend/fake/batch';
import { makePosts } from '../backend/fake/posts';
import { batchRows } from './batch-rows';
import { Batch } from './batch.svelte';

function setUp() {
  const answers = batchAnswers(makePosts());
  const asked: string[] = [];
  const kept: { value: string | null } = { value: null };
  const call = (async (name: keyof typeof answers | 'load_state' | 'save_state', request: never) => {
    if (name === 'load_state') return kept;
    if (name === 'save_state') return (kept.value = (request as { value: string }).value);
    asked.push(name);
    return answers[name](request);
  }) as unknown as Call;
  return { batch: new Batch(call, () => undefined), call, kept, asked };
}

test('good lines and bad ones stand in the order of the list, doubles too', async () => {
  const { batch, asked } = setUp();
  batch.text = 'lang:fa\n// remark\nsender:x\n\nlang:fa';
  await batch.count('UTC');
  expect(batch.rows.map((row) => row.line)).toEqual([1, 3, 5]);
  expect(batch.rows[0]?.posts).toBe(batch.rows[2]?.posts);
  expect(batch.rows[1]?.posts).toBeNull();
  expect(batch.rows[1]?.problem).toBe('There is no filter “sender:”. Did you mean from:x?');
  expect(asked).toEqual(['read_query_list', 'count_batch']);
  await batch.count('UTC');
  expect(asked).toHaveLength(4);
});

test('a file gives its columns, and another column or none can be chosen', async () => {
  const { batch } = setUp();
  await batch.openFile('/home/me/list.csv');
  expect(batch.list.value?.columns).toEqual(['theme', 'query']);
  expect(batch.list.value?.column).toBe(1);
  expect(batch.length).toBe(3);
  batch.column = 0;
  await batch.read();
  expect(batch.list.value?.lines[0]?.query).toBe('water');
  batch.hasHeader = false;
  await batch.read();
  expect(batch.length).toBe(4);
  batch.text = 'boat';
  await batch.closeFile();
  expect(batch.length).toBe(1);
  expect(batch.list.value?.table).toBe(false);
});

test('other spellings are not asked for letters exactly as typed', async () => {
  const { batch } = setUp();
  batch.text = 'water';
  batch.exact = true;
  batch.each = 'fuzzy';
  await batch.count('UTC');
  expect(batch.rows[0]?.asked).toBe('water~1');
  batch.each = 'phrase';
  await batch.count('UTC');
  expect(batch.rows[0]?.asked).toBe('"water" exact:on');
});

test('what to do about a bad line stands behind what is wrong with it', () => {
  const bad = [{ line: 2, query: 'x:', asked: 'x:', message: 'No.', hint: null }];
  expect(batchRows({ queries: [], bad })[0]?.problem).toBe('No.');
});

test('the list is there again the next day, and a damaged note is none', async () => {
  const { batch, call, kept } = setUp();
  batch.text = 'lang:fa';
  batch.each = 'near';
  batch.distance = 2;
  await batch.count('UTC');
  const next = new Batch(call, () => undefined);
  await next.restore();
  expect([next.text, next.each, next.distance]).toEqual(['lang:fa', 'near', 2]);
  expect(next.rows).toEqual([]);
  kept.value = '{"text":';
  await next.restore();
  expect([next.text, next.each]).toEqual(['', 'typed']);
});
