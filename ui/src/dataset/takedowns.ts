/** What the window says about announcements and their figures. */
import type { Attribution, CatalogueSource, Completeness, Figure, Recognised, TakedownRef } from '../backend';
import { formatCount, formatDay } from '../lib/format';

/** `Announced by Facebook on 21 Aug 2018`; a month or a quarter stays as the source gives it. */
export function announcedWords({ announced, by }: Pick<TakedownRef, 'announced' | 'by'>): string {
  return `Announced by ${by}, ${dayWords(announced)}.`;
}

/** `21 Aug 2018`; what is known less exactly stays as it is. */
export function dayWords(when: string): string {
  return /^\d{4}-\d\d-\d\d$/u.test(when) ? formatDay(when, 'UTC') : when.replace('/', ' or ');
}

/** Always with who says so; in quotation marks only where the words are theirs. */
export function attributionWords({ words, by, quoted }: Attribution): string {
  return quoted ? `${by}: “${words}”` : `Named by ${by}: ${words}`;
}

/** Who stands behind a figure; our own arithmetic says that it is ours, and how it was done. */
export function figureKind(figure: Figure): string {
  const [first, ...others] = figure.working.map(formatCount);
  if (figure.kind === 'sum') return `our sum: ${[first, ...others].join(' + ')}`;
  if (figure.kind === 'remainder') return `our remainder: ${[first, ...others].join(' − ')}`;
  if (figure.kind === 'counted')
    return `counted in the file${figure.unit ? `, ${figure.unit}` : ''}, ${figure.by}`;
  if (figure.kind === 'listed') return `listed by ${figure.by}`;
  return `stated by ${figure.by}`;
}

/** The names of sources, one after the other. */
export function sourceNames(sources: readonly CatalogueSource[]): string {
  return sources.map((one) => one.name).join('; ');
}

/** One line of a dataset: what is stated, listed and counted of it beside what is here. */
export function completenessParts(one: Completeness): { figure: string; by: string }[] {
  const stated = one.stated.map((figure) => ({ figure: formatCount(figure.count), by: figureKind(figure) }));
  const rows = one.rows === one.distinct ? [] : [{ figure: formatCount(one.rows), by: 'rows here' }];
  return [...stated, ...rows, { figure: formatCount(one.distinct), by: 'different ones here' }];
}

const STRENGTHS: Readonly<Record<string, string>> = {
  certain: 'Recognised',
  likely: 'Probably',
  byName: 'By its name only',
};

/** How sure it is that a dataset is a release: `Recognised`, `Chosen by you`. */
export function recognisedWords(recognised: Recognised | null): string {
  if (recognised === null) return 'By its name only';
  if (recognised.by === 'reader') return 'Chosen by you';
  const strength = STRENGTHS[recognised.strength ?? ''] ?? 'Recognised';
  return recognised.resaved ? `${strength}, a copy that was saved anew` : strength;
}
