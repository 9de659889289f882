/**
 * A query as fields, for those who type no signs: composed into the language's text, and read back from it as far as
 * it is that simple. What is not stays as it is, in `rest`.
 */
import { both, parts } from './query';

export const HAS = ['link', 'media', 'hashtag', 'mention', 'place'] as const;
export type Has = (typeof HAS)[number];

export interface Fields {
  /** Words that all have to occur. */
  readonly all: string;
  /** Words in a row. */
  readonly phrase: string;
  /** Words of which one has to occur. */
  readonly any: string;
  /** Words that must not occur. */
  readonly none: string;
  /** Words with at most `distance` others between them. */
  readonly near: string;
  readonly distance: number;
  readonly hashtags: string;
  /** The handle, id or hash of an account. */
  readonly from: string;
  /** The tag of a language, as published. */
  readonly language: string;
  /** The first day, and the first day that is no longer meant. */
  readonly since: string;
  readonly until: string;
  readonly has: readonly Has[];
  /** Whatever else is asked, as text. */
  readonly rest: string;
}

export const NO_FIELDS: Fields = {
  all: '',
  phrase: '',
  any: '',
  none: '',
  near: '',
  distance: 5,
  hashtags: '',
  from: '',
  language: '',
  since: '',
  until: '',
  has: [],
  rest: '',
};

/** Whether a text names a day, a month or a year; so does an empty one, which names none. */
export function isDay(text: string): boolean {
  return /^(\d{4}(-\d{2}(-\d{2})?)?)?$/u.test(text);
}

/** The query that the fields stand for. Fields without anything in them ask for nothing. */
export function compose(fields: Fields): string {
  const near = phrase(fields.near);
  const any = words(fields.any).map(asWord);
  const terms = [
    ...words(fields.all).map(asWord),
    phrase(fields.phrase),
    near && `${near}~${fields.distance}`,
    any.length > 1 ? `(${any.join(' OR ')})` : (any[0] ?? ''),
    ...words(fields.none).map((word) => `-${asWord(word)}`),
    ...words(fields.hashtags.replaceAll(/[#＃]/gu, ' ')).map((tag) => `#${tag}`),
    filter('from', fields.from.trim().replace(/^[@＠]/u, '')),
    filter('lang', fields.language),
    filter('since', fields.since),
    filter('until', fields.until),
    ...fields.has.map((what) => `has:${what}`),
  ];
  return both(terms.filter((term) => term !== '').join(' '), fields.rest);
}

/** The fields that a query fills: what is too much for them is kept as `rest`. */
export function readFields(query: string): Fields {
  const all = parts(query);
  if (all.some((part) => ['OR', 'NOT', 'AND'].includes(part))) {
    const sides = all.filter((part) => part !== 'OR');
    const isPlain = all.every((part, idx) => (part === 'OR') === (idx % 2 === 1)) && sides.every(isWord);
    return { ...NO_FIELDS, ...(isPlain ? { any: sides.map(unquoted).join(' ') } : { rest: query.trim() }) };
  }
  return all.reduce(readPart, NO_FIELDS);
}

function readPart(fields: Fields, part: string): Fields {
  const add = (key: 'all' | 'none' | 'hashtags' | 'rest', value: string): Fields => ({
    ...fields,
    [key]: fields[key] === '' ? value : `${fields[key]} ${value}`,
  });
  const near = /^"([^"]+)"~(\d{0,2})$/u.exec(part);
  if (near && fields.near === '')
    return { ...fields, near: near[1] ?? '', distance: Number(near[2] || NO_FIELDS.distance) };
  const row = /^"([^"]*\s[^"]*)"$/u.exec(part);
  if (row && fields.phrase === '') return { ...fields, phrase: row[1] ?? '' };
  if (isWord(part)) return add('all', unquoted(part));
  if (part.startsWith('-') && isWord(part.slice(1))) return add('none', unquoted(part.slice(1)));
  if (/^#[^\s#:"()*~]+$/u.test(part)) return add('hashtags', part);
  const any = /^\((.+)\)$/u.exec(part)?.[1]?.split(' OR ') ?? [];
  if (any.length > 1 && any.every(isWord) && fields.any === '')
    return { ...fields, any: any.map(unquoted).join(' ') };
  const [, name, value] = /^(from|lang|since|until|has):"?([^"()]+)"?$/u.exec(part) ?? [];
  if (value === undefined) return add('rest', part);
  if (name === 'from' && fields.from === '') return { ...fields, from: value };
  if (name === 'lang' && fields.language === '') return { ...fields, language: value };
  if (name === 'since' && isDay(value) && fields.since === '') return { ...fields, since: value };
  if (name === 'until' && isDay(value) && fields.until === '') return { ...fields, until: value };
  const what = HAS.find((one) => one === value);
  if (name === 'has' && what && !fields.has.includes(what)) return { ...fields, has: [...fields.has, what] };
  return add('rest', part);
}

/** Whether a part is one word without signs, or one that `asWord` has put in quotation marks. */
function isWord(part: string): boolean {
  const bare = unquoted(part);
  return bare !== '' && !/[\s"]/u.test(bare) && asWord(bare) === part;
}

/** A word as the language reads it: in quotation marks where it would be read as a sign. A star keeps its meaning. */
function asWord(word: string): string {
  const isSign = /^[-=–−/#@]|[:()~“”„«»：（）]|^(OR|AND|NOT)$/u.test(word);
  return isSign ? `"${word}"` : word;
}

function unquoted(part: string): string {
  return /^"([^"\s]+)"$/u.exec(part)?.[1] ?? part;
}

function words(text: string): string[] {
  return text.split(/[\s"]+/u).filter((word) => word !== '');
}

function phrase(text: string): string {
  const bare = words(text).join(' ');
  return bare === '' ? '' : `"${bare}"`;
}

function filter(name: string, value: string): string {
  const bare = value.trim().replaceAll('"', '');
  if (bare === '') return '';
  return `${name}:${/[\s()]/u.test(bare) ? `"${bare}"` : bare}`;
}
