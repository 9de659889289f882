import { describe, expect, it } from 'vitest';
import { timelineOf, type TimelineAnswer } from '../backend';
import { drawSvg } from '../components/charts/echarts';
import { timelinePicture } from '../components/charts/picture';
import { THEME } from '../components/charts/testing';
import { toTimeData } from './timeline-data';
import { pictureWords, timelineName } from './timeline-picture';

const bucket = (start: string, count: number) => ({ start, count });
const ANSWER: TimelineAnswer = {
  total: 7,
  by: 'month',
  zone: 'Asia/Tehran',
  buckets: [
    bucket('2017-01-01T00:00:00+03:30', 3),
    bucket('2017-02-01T00:00:00+03:30', 0),
    bucket('2017-03-01T00:00:00+03:30', 4),
  ],
  coverage: ['part', 'gap', 'part'],
  series: [],
  derived: null,
  tooCoarse: 0,
  undated: 0,
  marks: [
    { day: '2017-03-02', at: null, label: 'Released by Twitter', kind: 'takedown', event: null },
    { day: '2019-01-01', at: null, label: 'Later', kind: 'event', event: 1 },
  ],
  covered: [{ dataset: 'iran-2018', first: '2017-01-05T00:00:00Z', last: '2017-03-05T00:00:00Z' }],
  problems: [],
  elapsedMs: 1,
};
const SHOWN = {
  request: timelineOf('سد OR "water & sky"', 'Asia/Tehran'),
  answer: ANSWER,
  data: toTimeData(ANSWER, null, false),
  overlapping: false,
  lines: false,
};
const WORDS = pictureWords(SHOWN, '0.1.0', new Date('2026-11-26T12:00:00Z'));

describe('a picture of a timeline', () => {
  // Light colours that ECharts can read.
  const hex = { ink: '#111111', quiet: '#222222', line: '#333333', panel: '#ffffff', hatch: '#444444' };
  const picture = timelinePicture(SHOWN.data, false, WORDS, { ...THEME, ...hex, accent: '#555555' });
  const svg = drawSvg(picture.option, picture.width, picture.height);

  it('is SVG that says what was asked, in which zone, of which datasets, by which version and when', () => {
    expect(svg.startsWith('<svg')).toBe(true);
    for (const word of ['سد', 'water &amp; sky', 'Asia/Tehran', 'iran-2018', '0.1.0', '26 Nov 2026']) {
      expect(svg).toContain(word);
    }
  });

  it('says what is not covered, and hatches it', () => {
    expect(svg).toContain('1 of 3 months lies outside');
    expect(svg).toContain('<pattern');
  });

  it('names the flags that stand on its axis, and no others', () => {
    expect(svg).toContain('Released by Twitter');
    expect(svg).not.toContain('Later');
  });

  it('isolates a query that runs from right to left', () => {
    expect(WORDS.above[0]).toBe('Query: \u2068سد OR "water & sky"\u2069');
  });
});

it('a file is called after what it shows', () => {
  expect(timelineName(SHOWN, 'svg')).toBe('posts-over-time-by-month.svg');
});
