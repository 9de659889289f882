import { describe, expect, it } from 'vitest';
import type { Call } from '../backend';
import { LISTED } from '../backend/fake/listed';
import { ListedIndicators } from './indicators.svelte';
import { indicatorKind, summaryWords } from './words';

const ask = ((name: string) =>
  Promise.resolve(name === 'match_indicators' ? LISTED : { total: 0, summaries: [] })) as unknown as Call;

describe('what a list names', () => {
  it('is narrowed by kind, by words and to what occurs', async () => {
    const listed = new ListedIndicators(ask, () => undefined);
    await listed.look('harbour_list', '', 'UTC');
    const values = () => listed.rows.map((row) => row.indicator.value);
    expect(values()).toEqual(['press.example', 'آب', 'quay.example']);
    listed.kind = 'domain';
    expect(values()).toEqual(['press.example', 'quay.example']);
    listed.onlyFound = true;
    expect(values()).toEqual(['press.example']);
    listed.kind = '';
    listed.text = 'نام';
    expect(values()).toEqual(['آب']);
  });

  it('is said in words', () => {
    expect(indicatorKind('fileHash')).toBe('Hash of a file');
    const figure = { figure: 22, bound: 'about', measure: 'pages', currency: null };
    expect(summaryWords(figure)).toBe('about 22 pages');
    const spend = { figure: 1_200_005, bound: 'moreThan', measure: 'spend', currency: 'USD' };
    expect(summaryWords(spend)).toBe('more than 12,000.05 USD spent');
  });
});
