import { describe, expect, it } from 'vitest';
import type { Call, Completeness } from '../backend';
import { takedown } from '../backend/fake/catalogue';
import { Catalogue } from './catalogue.svelte';
import { attributionWords, completenessParts, dayWords, figureKind, recognisedWords } from './takedowns';

describe('figures of a takedown', () => {
  it('say whose they are, and our arithmetic says that it is ours', () => {
    expect(takedown.figures.map(figureKind)).toEqual([
      'stated by Facebook',
      'our sum: 70 + 66 + 140',
      'stated by Facebook',
    ]);
    expect(takedown.networks[0]?.figures.map(figureKind)).toEqual(['our remainder: 116 − 76 − 9']);
  });

  it('stand beside what is here', () => {
    const [stated] = takedown.figures;
    if (stated === undefined) throw new Error('the takedown has figures');
    const one: Completeness = {
      measure: 'accounts',
      stated: [
        { ...stated, count: 2048, by: 'Twitter' },
        { ...stated, count: 2016, by: 'Stanford' },
      ],
      rows: 2047,
      distinct: 2017,
      missing: 31,
      words: '',
    };
    expect(completenessParts(one).map(({ figure, by }) => `${figure} ${by}`)).toEqual([
      '2,048 stated by Twitter',
      '2,016 stated by Stanford',
      '2,047 rows here',
      '2,017 different ones here',
    ]);
  });
});

describe('words about an announcement', () => {
  it('keep the precision of the source, and quote only what is quoted', () => {
    expect(dayWords('2018-08-21')).toBe('21 Aug 2018');
    expect(dayWords('2020-Q1')).toBe('2020-Q1');
    expect(dayWords('2018-08-27/2018-08-28')).toBe('2018-08-27 or 2018-08-28');
    expect(attributionWords({ words: 'Iran', by: 'Press', quoted: false })).toBe('Named by Press: Iran');
    expect(attributionWords({ words: 'Iran', by: 'Meta', quoted: true })).toBe('Meta: “Iran”');
  });

  it('say how a release was recognised', () => {
    const recognised = { by: 'program', strength: 'certain', resaved: true, reasons: [] };
    expect(recognisedWords(recognised)).toBe('Recognised, a copy that was saved anew');
    expect(recognisedWords({ ...recognised, by: 'reader' })).toBe('Chosen by you');
    expect(recognisedWords(null)).toBe('By its name only');
  });
});

it('the catalogue is asked with what was typed and chosen', async () => {
  const asked: unknown[] = [];
  const ask = ((_name: string, request: unknown) => {
    asked.push(request);
    return Promise.resolve({ version: '', total: 0, takedowns: [], platforms: [], years: [] });
  }) as unknown as Call;
  const catalogue = new Catalogue(ask, () => undefined);
  catalogue.text = 'iran';
  catalogue.year = '2018';
  await catalogue.search();
  expect(asked).toEqual([{ text: 'iran', platform: null, year: 2018 }]);
});
