import { expect, test } from 'vitest';
import { lacksFont } from './glyphs';

test('a letter that is narrower than high is a box, and other scripts do not matter', () => {
  const boxes = () => 0.6;
  const letters = () => 1;
  for (const text of ['香港反送中', 'ニュース', 'news 뉴스']) {
    expect(lacksFont(text, boxes)).toBe(true);
    expect(lacksFont(text, letters)).toBe(false);
  }
  expect(lacksFont('اخبار, новости, ข่าว', boxes)).toBe(false);
});
