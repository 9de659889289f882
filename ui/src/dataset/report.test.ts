import { describe, expect, it } from 'vitest';
import type { Call } from '../backend';
import { datasetReport } from '../backend/fake/reports';
import { ReportReader } from './report.svelte';
import { dayWords, fieldWords, firstRecords, keptWords, reportName, writtenAs } from './report-words';

describe('a dataset’s import report', () => {
  it('is read a page of rejected records at a time, and saved under a chosen name', async () => {
    const asked: [string, unknown][] = [];
    const ask = ((name: string, request: { rejectedFrom: number; rejectedLimit: number; path: string }) => {
      asked.push([name, request]);
      return Promise.resolve(
        name === 'save_report'
          ? { path: request.path, bytes: 9 }
          : datasetReport(request.rejectedFrom, request.rejectedLimit),
      );
    }) as unknown as Call;
    const reader = new ReportReader('abnus', ask, () => undefined);
    await reader.read();
    expect(reader.whole.value?.rejected).toHaveLength(50);
    await reader.read(200);
    expect(reader.from).toBe(200);
    expect(reader.whole.value?.rejected).toHaveLength(14);
    expect(reader.whole.value?.rejectedTotal).toBe(214);
    await reader.save('~/report.html');
    expect(asked.at(-1)).toEqual(['save_report', { dataset: 'abnus', path: '~/report.html' }]);
    expect(reader.saved.value?.bytes).toBe(9);
  });

  it('tells how far the walk through the posts is, and that it is over', async () => {
    const told: (number | undefined)[] = [];
    const ask = ((_: string, __: unknown, { onProgress }: { onProgress: (progress: object) => void }) => {
      onProgress({ done: 5, total: 9 });
      told.push(reader.progress?.done);
      return Promise.resolve(datasetReport(0, 50));
    }) as unknown as Call;
    const reader = new ReportReader('abnus', ask, () => undefined);
    await reader.read();
    expect(told).toEqual([5]);
    expect(reader.progress).toBeNull();
  });

  it('says what a field is', () => {
    expect(fieldWords({ state: 'absent', column: false, filled: 0 })).toBe('not in this release');
    expect(fieldWords({ state: 'partly', column: false, filled: 3 })).toBe(
      'in some records, without a column of its own',
    );
    expect(fieldWords({ state: 'always', column: null, filled: 3 })).toBe('in every record');
  });

  it('says on how many days there is no post, with span and zone', () => {
    const days = { zone: 'UTC', first: '2015-10-12', last: '2020-07-20', days: 1744, stretches: 61 };
    expect(dayWords({ ...days, without: 1532, longest: [] })).toBe(
      'No post on 1,532 of the 1,744 days from 2015-10-12 to 2020-07-20 (UTC).',
    );
    expect(dayWords({ ...days, without: 0, longest: [] })).toBeNull();
  });

  it('names records, cells and separators', () => {
    expect(firstRecords([])).toBe('');
    expect(firstRecords([6, 1204])).toBe('first in record 6, 1,204');
    expect(keptWords({ kept: null })).toBe('could not be read');
    expect(keptWords({ kept: '921557173' })).toBe('is kept as');
    expect(writtenAs({ encoding: 'UTF-8', delimiter: '\t' })).toBe('UTF-8, columns parted by tabs');
    expect(writtenAs({ encoding: null, delimiter: null })).toBeNull();
    expect(reportName('über grün/2020')).toBe('über-grün-2020-import-report.html');
  });
});
