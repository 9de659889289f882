import { expect, test } from 'vitest';
import { Latest } from './latest.svelte';

function later<T>(): { promise: Promise<T>; resolve: (value: T) => void; reject: (why: unknown) => void } {
  let resolve: (value: T) => void = () => undefined;
  let reject: (why: unknown) => void = () => undefined;
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}

test('an answer that a newer question has overtaken is dropped', async () => {
  const latest = new Latest<string>();
  const slow = later<string>();
  const first = latest.ask(() => slow.promise);
  await latest.ask(() => Promise.resolve('new'));
  slow.resolve('old');
  await first;
  expect(latest.standing).toEqual({ status: 'ready', value: 'new' });
});

test('a failure of an overtaken question is not shown', async () => {
  const latest = new Latest<string>();
  const slow = later<string>();
  const first = latest.ask(() => slow.promise);
  await latest.ask(() => Promise.resolve('new'));
  slow.reject({ code: 'cancelled', message: 'Stopped.', hint: null, details: null });
  await first;
  expect(latest.status).toBe('ready');
});

test('what was there stays while the next is loading and after a failure', async () => {
  const latest = new Latest<string>();
  await latest.ask(() => Promise.resolve('there'));
  const next = later<string>();
  const asked = latest.ask(() => next.promise);
  expect(latest.standing).toEqual({ status: 'loading', value: 'there' });
  next.reject({ code: 'failed', message: 'It broke.', hint: null, details: null });
  await asked;
  expect(latest.value).toBe('there');
  expect(latest.failure?.message).toBe('It broke.');
});

test('retry asks the same question again', async () => {
  const latest = new Latest<number>();
  let times = 0;
  const question = () => (++times === 1 ? Promise.reject(new Error('no')) : Promise.resolve(times));
  await latest.ask(question);
  expect(latest.status).toBe('failed');
  await latest.retry();
  expect(latest.standing).toEqual({ status: 'ready', value: 2 });
});

test('cancel names the task of the question on its way', async () => {
  const stopped: string[] = [];
  const latest = new Latest<string>((task) => stopped.push(task));
  latest.cancel();
  expect(stopped).toEqual([]);
  const never = later<string>();
  let named = '';
  void latest.ask((task) => {
    named = task;
    return never.promise;
  });
  latest.cancel();
  expect(stopped).toEqual([named]);
});
