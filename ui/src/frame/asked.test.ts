import { expect, test } from 'vitest';
import { readQuery } from '../backend/fake/query';
import { hasControl } from './asked';

test('a switch that is simply on needs no chip, languages that were chosen do', () => {
  const query = 'water exact:on forms:fa,ar omit:waters lang:en';
  const chips = readQuery(query).filters.filter((filter) => !hasControl(query, filter));
  expect(chips.map(({ name, value }) => `${name}:${value}`)).toEqual(['forms:fa,ar', 'lang:en']);
});
