import { describe, expect, it } from 'vitest';
import { wordDiff as wordDiffOrNull } from './word-diff';

const own = (parts: { text: string; isOwn: boolean }[]) =>
  parts.filter((part) => part.isOwn).map((part) => part.text);
const whole = (parts: { text: string }[]) => parts.map((part) => part.text).join('');

function wordDiff(a: string, b: string) {
  const found = wordDiffOrNull(a, b);
  if (found === null) throw new Error('too many words differ');
  return found;
}

describe('wordDiff', () => {
  it('marks the one word that differs, and loses nothing', () => {
    const [a, b] = ['Water restored in the eastern districts.', 'Water restored in the western districts.'];
    const [one, other] = wordDiff(a, b);
    expect([own(one), own(other)]).toEqual([['eastern'], ['western']]);
    expect([whole(one), whole(other)]).toEqual([a, b]);
  });

  it('finds words in scripts without spaces and from right to left', () => {
    const [thai] = wordDiff('ตลาดเก่าปิดวันนี้', 'ตลาดใหม่ปิดวันนี้');
    expect(own(thai)).toEqual(['เก่า']);
    const [persian] = wordDiff('فردا همه با هم', 'امروز همه با هم');
    expect(own(persian)).toEqual(['فردا']);
  });

  it('marks nothing in equal texts', () => {
    expect(wordDiff('same', 'same').map(own)).toEqual([[], []]);
  });

  it('gives up where very many words differ, and not where a long text differs in one', () => {
    const words = Array.from({ length: 3_000 }, (_, n) => `word${n}`);
    const every = words.map((word, n) => (n % 2 === 0 ? word : `other${n}`)).join(' ');
    expect(wordDiffOrNull(words.join(' '), every)).toBeNull();
    const [one] = wordDiff(words.join(' '), words.with(1_500, 'changed').join(' '));
    expect(own(one)).toEqual(['word1500']);
  });
});
