/** One takedown of the fake catalogue: a stated total, a sum, a remainder. */
import type { CatalogueSource, Figure, TakedownRow } from '../bindings';

const source: CatalogueSource = { name: 'RTTNews, 22 August 2018', at: 'finanznachrichten.de' };

function figure(measure: string, count: number, words: string, more: Partial<Figure> = {}): Figure {
  return {
    platform: 'facebook',
    measure,
    count,
    bound: 'exactly',
    currency: null,
    words,
    kind: 'stated',
    unit: null,
    working: [],
    by: 'Facebook',
    on: '2018-08-21',
    sources: [source],
    remark: null,
    ...more,
  };
}

export const takedown: TakedownRow = {
  key: 'facebook-2018-08-21',
  name: 'Facebook removes three Iranian networks, August 2018',
  what: 'removal',
  announced: '2018-08-21',
  by: 'Facebook',
  platforms: ['facebook', 'instagram'],
  places: ['Iran'],
  attribution: {
    words: 'coordinated inauthentic behavior that originated in Iran',
    by: 'Facebook',
    quoted: true,
  },
  remark: null,
  sources: [source],
  figures: [
    figure('pages', 254, '254 Pages'),
    figure('accounts', 276, '276 accounts', {
      kind: 'sum',
      working: [70, 66, 140],
      by: 'our own addition',
    }),
    figure('accounts', 116, '116 accounts', { platform: 'instagram' }),
  ],
  statements: [],
  networks: [
    {
      name: 'Third network: accounts from 2011, Arabic and Farsi',
      places: [],
      attribution: null,
      remark: null,
      figures: [
        figure('accounts', 31, '31 accounts', {
          platform: 'instagram',
          kind: 'remainder',
          working: [116, 76, 9],
          by: 'our own subtraction',
        }),
      ],
    },
  ],
  releases: [],
  operations: [{ key: 'iran-2018-08', name: 'Iranian networks, August 2018', sources: [source] }],
  related: [],
};
