import { describe, expect, it } from 'vitest';
import { narrow, readOptions, writeQueries } from './timeline-options';

describe('readOptions', () => {
  it('gives back what was written', () => {
    const options = {
      by: 'week',
      split: 'client',
      unit: 'share',
      together: '28',
      beside: writeQueries(['a b', '#c']),
    };
    expect(readOptions(options)).toEqual({ ...options, beside: ['a b', '#c'] });
  });

  it('begins anew where the place has nothing, or something that is not known', () => {
    const start = { by: null, split: null, unit: 'count', together: 'each', beside: [] };
    expect(readOptions({})).toEqual(start);
    expect(readOptions({ by: 'decade', split: 'mood', unit: 'x', together: '2', beside: '[1,' })).toEqual(
      start,
    );
  });
});

describe('narrow', () => {
  const february = { since: '2017-02-01', until: '2017-03-01' };

  it('puts the days of a bucket into the query', () => {
    expect(narrow('word', february)).toBe('word since:2017-02-01 until:2017-03-01');
  });

  it('never widens what the query already says', () => {
    expect(narrow('since:2017-02-10 until:2017-02-20 word', february)).toBe(
      'word since:2017-02-10 until:2017-02-20',
    );
    expect(narrow('since:2016-01-01 until:2018-01-01 word', february)).toBe(
      'word since:2017-02-01 until:2017-03-01',
    );
  });
});
