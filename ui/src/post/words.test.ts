import { expect, test } from 'vitest';
import type { PostRow, Target } from '../backend';
import {
  addressOf,
  kindWords,
  languageWords,
  nameTarget,
  rowWords,
  sourceWords,
  splitAddress,
  timeHint,
  timeWords,
} from './words';

const TARGET: Target = { postId: null, account: null, inArchive: false, inexact: false };

function post(change: Partial<PostRow>): PostRow {
  const base = {
    kind: 'original',
    postedAt: '2017-02-11T14:03:22.417Z',
    precision: 'millisecond',
    timeSource: 'id',
  };
  const source = { file: 'a.csv', record: 81_204, line: 81_300, byte: 7 };
  return {
    ...base,
    source,
    datasetName: 'Iran 2018',
    language: 'fa',
    languageGuessed: false,
    ...change,
  } as PostRow;
}

test('a time is shown as exact as it is known, and an inexact id makes it "about"', () => {
  expect(timeWords(post({}), 'UTC')).toBe('11 Feb 2017, 14:03:22 UTC');
  expect(timeWords(post({ idInexact: true }), 'UTC')).toBe('≈ 11 Feb 2017, 14:03:22 UTC');
  expect(timeWords(post({ idInexact: true, timeSource: 'published', precision: 'minute' }), 'UTC')).toBe(
    '11 Feb 2017, 14:03 UTC',
  );
  expect(timeWords(post({ postedAt: null }), 'UTC')).toBe('no date');
});

test('the hint says where the seconds come from', () => {
  expect(timeHint(post({}))).toContain('taken from the id');
  expect(timeHint(post({ timeSource: 'published', precision: 'minute' }))).toBe('Known to the minute.');
});

test('a repost names whom it passes on where the release does', () => {
  expect(kindWords(post({}))).toBeNull();
  expect(kindWords(post({ kind: 'repost', repostOf: { ...TARGET, account: 'other' } }))).toBe(
    'repost of other',
  );
  expect(kindWords(post({ kind: 'repost', repostOf: { ...TARGET, postId: '12' } }))).toBe(
    'repost of post 12',
  );
  expect(kindWords(post({ kind: 'video' }))).toBe('video');
});

test('an inexact target is said to be inexact', () => {
  expect(nameTarget({ ...TARGET, postId: '1.01E+18', inexact: true })).toBe('post 1.01E+18 (inexact)');
  expect(nameTarget(TARGET)).toBeNull();
});

test('the source names dataset, language and row', () => {
  expect(sourceWords(post({}))).toBe('Iran 2018 · fa');
  expect(sourceWords(post({ language: null }))).toBe('Iran 2018');
  expect(rowWords(post({}))).toBe('row 81,204');
  expect(languageWords(post({ languageGuessed: true }))).toBe('Persian, our guess');
});

test('an address is taken apart at the end of the dataset, wherever else a slash stands', () => {
  const whole = { dataset: 'iran_201810', postId: 'page/17' };
  expect(splitAddress(addressOf(whole))).toEqual(whole);
});
