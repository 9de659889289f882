import { expect, test } from 'vitest';
import {
  formatBytes,
  formatCount,
  formatDuration,
  formatPlural,
  formatShare,
  formatSpan,
  formatTime,
  isoDay,
  languageName,
  shortId,
  zoneOffset,
} from './format';

test('numbers have thousands separators', () => {
  expect(formatCount(1204)).toBe('1,204');
  expect(formatPlural(1, 'post')).toBe('1 post');
  expect(formatPlural(21_385, 'post')).toBe('21,385 posts');
});

test('shares are not rounded to nothing or to all', () => {
  expect(formatShare(1, 21_385)).toBe('< 0.1 %');
  expect(formatShare(1, 8)).toBe('12.5 %');
  expect(formatShare(3, 4)).toBe('75 %');
  expect(formatShare(0, 4)).toBe('0 %');
  expect(formatShare(0, 0)).toBe('–');
});

test('a time is as exact as it is known', () => {
  const at = '2017-02-11T14:03:22.417Z';
  expect(formatTime(at, 'minute', 'UTC')).toBe('11 Feb 2017, 14:03 UTC');
  expect(formatTime(at, 'millisecond', 'UTC')).toBe('11 Feb 2017, 14:03:22 UTC');
  expect(formatTime(at, 'minute', 'Asia/Tehran')).toBe('11 Feb 2017, 17:33 Tehran (+03:30)');
});

test('a time known to the day is that day in every zone', () => {
  expect(formatTime('2017-02-11T00:00:00Z', 'day', 'America/New_York')).toBe('11 Feb 2017');
});

test('September has three letters like the others', () => {
  expect(formatTime('2018-09-16T08:00:00Z', 'minute', 'UTC')).toBe('16 Sep 2018, 08:00 UTC');
});

test('a span of one day is one day', () => {
  expect(formatSpan('2017-02-11T01:00:00Z', '2017-02-11T22:00:00Z', 'UTC')).toBe('11 Feb 2017');
  expect(formatSpan('2017-02-11T01:00:00Z', '2018-03-03T22:00:00Z', 'UTC')).toBe('11 Feb 2017 – 3 Mar 2018');
  expect(formatSpan(null, null, 'UTC')).toBe('no dates');
});

test('the offset of a zone follows its summer time', () => {
  expect(zoneOffset('Europe/Berlin', new Date('2017-07-01T00:00:00Z'))).toBe('+02:00');
  expect(zoneOffset('Europe/Berlin', new Date('2017-01-01T00:00:00Z'))).toBe('+01:00');
  expect(zoneOffset('UTC', new Date('2017-01-01T00:00:00Z'))).toBe('+00:00');
});

test('the day of a moment is the day in the zone', () => {
  expect(isoDay(new Date('2017-02-11T22:00:00Z'), 'Asia/Tehran')).toBe('2017-02-12');
  expect(isoDay(new Date('2017-02-11T22:00:00Z'), 'UTC')).toBe('2017-02-11');
});

test('durations are in words that can be read at a glance', () => {
  expect(formatDuration(12)).toBe('12 s');
  expect(formatDuration(-90)).toBe('1 min 30 s');
  expect(formatDuration(7800)).toBe('2 h 10 min');
  expect(formatDuration(86_400)).toBe('1 day');
  expect(formatDuration(3 * 86_400)).toBe('3 days');
});

test('bytes are in steps of a thousand', () => {
  expect(formatBytes(999)).toBe('999 B');
  expect(formatBytes(4_210_000)).toBe('4.2 MB');
});

test('a language is named, and an odd label stays as it is', () => {
  expect(languageName('fa')).toBe('Persian');
  expect(languageName('und')).toBe('not determined');
  expect(languageName('zxx-odd-label-1234567890')).toBe('zxx-odd-label-1234567890');
});

test('a hash is cut and an ordinary id is not', () => {
  expect(shortId('4f2a9c7be01d55c38aa0d1e27f6b9934')).toBe('4f2a9c7b…');
  expect(shortId('820000000000000001')).toBe('820000000000000001');
});
