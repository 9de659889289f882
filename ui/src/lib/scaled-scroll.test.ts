import { describe, expect, test } from 'vitest';
import { ScaledScroll } from './scaled-scroll';

function list(count: number, viewport = 1000, maxHeight = 100_000): ScaledScroll {
  const scroll = new ScaledScroll(100, maxHeight);
  scroll.resize(count, viewport);
  return scroll;
}

describe('a list that fits', () => {
  test('scrolls by pixels and ends with its last row', () => {
    const scroll = list(500);
    expect(scroll.height).toBe(50_000);
    scroll.scrolled(250);
    expect(scroll.range()).toEqual({ from: 2, until: 13 });
    expect(scroll.offsetOf(2)).toBe(200);
    scroll.scrolled(49_000);
    expect(scroll.range()).toEqual({ from: 490, until: 500 });
  });

  test('an empty list has no rows', () => {
    expect(list(0).range(3)).toEqual({ from: 0, until: 0 });
  });
});

describe('a list too long for the page', () => {
  const COUNT = 10_000_000;

  test('is no taller than allowed', () => {
    expect(list(COUNT).height).toBe(100_000);
  });

  test('the wheel moves by pixels', () => {
    const scroll = list(COUNT);
    scroll.scrolled(120);
    expect(scroll.top).toBe(120);
    scroll.scrolled(90);
    expect(scroll.top).toBe(90);
  });

  test('the scroll bar moves by share', () => {
    const scroll = list(COUNT);
    scroll.scrolled(49_500);
    expect(scroll.range().from).toBe(4_999_995);
  });

  test('the last row is reached at the end of the bar', () => {
    const scroll = list(COUNT);
    scroll.scrolled(99_000);
    expect(scroll.range()).toEqual({ from: COUNT - 10, until: COUNT });
    expect(scroll.offsetOf(COUNT - 1)).toBe(99_900);
  });

  test('the first row is reached at the start of the bar', () => {
    const scroll = list(COUNT);
    scroll.scrolled(60_000);
    scroll.scrolled(0);
    expect(scroll.range().from).toBe(0);
  });

  test('after a jump the wheel goes on by pixels from there', () => {
    const scroll = list(COUNT);
    scroll.scrolled(49_500);
    const { top } = scroll;
    scroll.scrolled(49_620);
    expect(scroll.top).toBe(top + 120);
    expect(scroll.offsetOf(scroll.range().from)).toBeCloseTo(49_620 - 20, 5);
  });
});

test('a row is revealed with no more movement than needed', () => {
  const scroll = list(500);
  scroll.reveal(3);
  expect(scroll.top).toBe(0);
  scroll.reveal(12);
  expect(scroll.top).toBe(300);
  scroll.reveal(2);
  expect(scroll.top).toBe(200);
});

test('a shorter list brings the window back inside', () => {
  const scroll = list(500);
  scroll.moveTo(40_000);
  scroll.resize(20, 1000);
  expect(scroll.range()).toEqual({ from: 10, until: 20 });
});
