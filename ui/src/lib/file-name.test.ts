import { expect, it } from 'vitest';
import { withEnding } from './file-name';

it('a path ends as its form does, and keeps an ending that is one of it', () => {
  expect(withEnding('~/a.json', 'json')).toBe('~/a.json');
  expect(withEnding('~/a.JSON', 'json')).toBe('~/a.JSON');
  expect(withEnding('~/a', 'json')).toBe('~/a.json');
  expect(withEnding('~/a.htm', 'html', 'htm')).toBe('~/a.htm');
  expect(withEnding('~/a.b', 'html', 'htm')).toBe('~/a.b.html');
});
