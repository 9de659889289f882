import { expect, test } from 'vitest';
import { AppError, type Call, type ImportReport } from '../backend';
import { fileName, Tasks } from './tasks.svelte';

const REPORT: ImportReport = {
  datasets: [],
  rejected: [],
  rejectedTotal: 0,
  unrecognised: [],
  cancelled: false,
  elapsedMs: 1,
};
const REQUEST = { paths: ['a.csv'], format: null, dataset: null, mapping: null };

function answering(answer: () => unknown): Call {
  return (async (
    _name: string,
    _request: unknown,
    options?: { onProgress?: (progress: unknown) => void },
  ) => {
    options?.onProgress?.({
      message: 'Reading a.csv',
      done: 1,
      total: 2,
      unit: 'bytes',
      records: 1,
      rate: 1,
      secondsLeft: 1,
    });
    return Promise.resolve(answer());
  }) as Call;
}

test('a finished import leaves its report until it is dismissed', async () => {
  const tasks = new Tasks(
    answering(() => REPORT),
    () => undefined,
  );
  const task = await tasks.import(REQUEST, 'Import a.csv');
  expect(task.status).toBe('done');
  expect(task.outcome).toEqual({ kind: 'import', report: REPORT });
  expect(task.progress?.message).toBe('Reading a.csv');
  expect(tasks.list).toEqual([task]);
  tasks.dismiss(task);
  expect(tasks.list).toEqual([]);
});

test('an import that was cancelled says so and still has its report', async () => {
  const tasks = new Tasks(
    answering(() => ({ ...REPORT, cancelled: true })),
    () => undefined,
  );
  const task = await tasks.import(REQUEST, 'Import a.csv');
  expect(task.status).toBe('cancelled');
  expect(task.outcome).not.toBeNull();
});

test('an export that was cancelled is not a failure, and one that broke is', async () => {
  const request = {
    query: '',
    zone: 'UTC',
    sort: 'newest',
    to: 'csv',
    output: '/a/b.csv',
    verbatim: false,
  } as const;
  const fail = (code: 'cancelled' | 'diskFull') => () => {
    throw new AppError({ code, message: 'It stopped.', hint: null, details: null });
  };
  const cancelled = await new Tasks(answering(fail('cancelled')), () => undefined).export(request);
  expect(cancelled.status).toBe('cancelled');
  const failed = await new Tasks(answering(fail('diskFull')), () => undefined).export(request);
  expect(failed.status).toBe('failed');
  expect(failed.failure?.message).toBe('It stopped.');
  expect(failed.title).toBe('Export to b.csv');
});

test('cancel names the task', async () => {
  const stopped: string[] = [];
  const tasks = new Tasks(
    answering(() => REPORT),
    (task) => stopped.push(task),
  );
  const task = await tasks.import(REQUEST, 'Import a.csv');
  tasks.cancel(task);
  expect(stopped).toEqual([task.id]);
});

test('a file is named by the last part of its path, inside a zip too', () => {
  expect(fileName('~/Downloads/iran.zip!tweets/part_1.csv')).toBe('part_1.csv');
  expect(fileName('C:\\data\\a.csv')).toBe('a.csv');
});
