import { expect, test } from 'vitest';
import { locationFromText, locationToText, Places, START } from './location.svelte';

test('back and forward go along the way that was gone', () => {
  const places = new Places();
  places.go({ view: 'search', query: 'water' });
  places.go({ view: 'account', accounts: ['iran/1'] });
  places.back();
  expect(places.current).toMatchObject({ view: 'search', query: 'water' });
  places.forward();
  expect(places.view).toBe('account');
  expect(places.canGoForward).toBe(false);
});

test('going elsewhere after going back forgets the old way on', () => {
  const places = new Places();
  places.go({ view: 'search' });
  places.go({ view: 'timeline' });
  places.back();
  places.go({ view: 'compare' });
  expect(places.canGoForward).toBe(false);
  places.back();
  expect(places.view).toBe('search');
});

test('typing is one step, whatever its length', () => {
  const places = new Places();
  places.go({ view: 'search' });
  for (const query of ['w', 'wa', 'water']) places.type(query);
  expect(places.query).toBe('water');
  places.back();
  expect(places.current).toMatchObject({ view: 'search', query: '' });
});

test('another query or view starts with nothing chosen', () => {
  const places = new Places();
  places.go({ view: 'search', query: 'water' });
  places.replace({ selection: 'iran/1' });
  places.go({ sort: 'oldest' });
  expect(places.current.selection).toBe('iran/1');
  places.go({ query: 'bread' });
  expect(places.current.selection).toBeNull();
});

test('going where one is makes no step', () => {
  const places = new Places();
  places.go({ view: 'library' });
  expect(places.canGoBack).toBe(false);
});

test('a term narrows the query in the search view and begins a new one elsewhere', () => {
  const places = new Places();
  places.go({ view: 'search', query: 'water' });
  places.narrow('#news');
  expect(places.query).toBe('water #news');
  places.go({ view: 'account', accounts: ['iran/1'] });
  places.narrow('lang:fa');
  expect(places.current).toMatchObject({ view: 'search', query: 'lang:fa' });
});

test('a place survives being written down', () => {
  const place = { ...START, view: 'compare' as const, accounts: ['a/1', 'b/2'], options: { by: 'week' } };
  expect(locationFromText(locationToText(place))).toEqual(place);
});

test('damaged text and values of another version lead to the start', () => {
  expect(locationFromText('{"view":')).toEqual(START);
  expect(locationFromText(null)).toEqual(START);
  const odd =
    '{"view":"network","query":7,"zone":"Mars/Olympus","sort":"best","accounts":[1,"a/1"],"options":{"by":2}}';
  expect(locationFromText(odd)).toEqual({ ...START, accounts: ['a/1'] });
});
