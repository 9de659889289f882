import type { AccountFacts, AccountPage, AccountRef } from '../backend';
import type { TimeData } from '../components/charts/series';
import {
  formatCount,
  formatDay,
  formatPlural,
  formatClock,
  formatZone,
  languageName,
  NO_ACCOUNT_NAMED,
  platformName,
  shortId,
  UNNAMED,
} from '../lib/format';

/** What the release says nothing about. */
export const ABSENT = 'Not in this release';

/** What an account is called where there is room for one name: as published, its id, shortened, where both names are withheld. */
export function nameOf(account: AccountRef): string {
  if (account.id === UNNAMED) return NO_ACCOUNT_NAMED;
  return account.displayName ?? account.handle ?? shortId(account.id);
}

/** One fact as published. */
export interface Fact {
  name: string;
  /** None where the release has none. */
  value: string | null;
  /** Which way a text of the release runs. */
  direction?: 'ltr' | 'rtl';
}

/** The facts of an account, as they stand in its release, in the order they are read. */
export function factsOf(facts: AccountFacts): Fact[] {
  const { account } = facts;
  const rows: Fact[] = [
    { name: 'Handle', value: account.handle === null ? null : `@${account.handle}`, direction: 'ltr' },
    { name: facts.idInexact ? 'Id, destroyed in the file' : 'Id', value: account.id, direction: 'ltr' },
    { name: 'Platform', value: platformName(facts.platform) },
    { name: 'Dataset', value: facts.datasetName },
    { name: 'Released by', value: facts.publisher },
    { name: 'Account made', value: facts.created === null ? null : formatDay(facts.created, 'UTC') },
    { name: 'Followers at publication', value: countOf(facts.followers) },
    { name: 'Following at publication', value: countOf(facts.following) },
    { name: 'Place', value: facts.place },
    {
      name: 'Language of its interface',
      value: facts.language === null ? null : languageName(facts.language),
    },
    {
      name: 'Address in its profile',
      value: facts.url === null ? null : defang(facts.url),
      direction: 'ltr',
    },
    { name: 'Listed in a users file', value: facts.listed ? 'yes' : 'no' },
  ];
  if (facts.idPublished !== null) {
    rows.splice(2, 0, { name: 'Id as published', value: facts.idPublished, direction: 'ltr' });
  }
  if (facts.profiles > 1) {
    rows.push({
      name: 'Sets of facts in the release',
      value: `${formatCount(facts.profiles)}; the last is shown`,
    });
  }
  return rows;
}

/** An address so written that nothing opens it: `hxxps://example[.]com/…`. */
export function defang(url: string): string {
  const [, scheme = '', host = '', rest = ''] = /^([a-z]+:\/\/)?([^/?#]*)(.*)$/isu.exec(url) ?? [];
  return scheme.replace(/^http/iu, 'hxxp') + host.replaceAll('.', '[.]') + rest;
}

/** Where the facts stand: `thailand_users.csv, record 12, line 13, byte 2,210`. */
export function sourceWords(facts: AccountFacts): string {
  const { file, record, line, byte } = facts.source;
  return `${file}, record ${formatCount(record)}, line ${formatCount(line)}, byte ${formatCount(byte)}`;
}

/** One figure and what it counts. */
export interface Figure {
  value: string;
  name: string;
}

/** The figures under an account's head. */
export function figuresOf(page: AccountPage, zone: string): Figure[] {
  const { posts, first, last, activeDays, undated } = page.figures;
  const figures = [
    { value: formatCount(posts), name: 'posts in this archive' },
    momentFigure('first post', first, zone),
    momentFigure('last post', last, zone),
    { value: formatCount(activeDays), name: 'days with at least one post' },
  ];
  if (undated > 0) figures.push({ value: formatCount(undated), name: 'posts without a readable date' });
  return figures;
}

/** A day in large letters, the time of day and its zone below: `6 Nov 2019`, `first post, 14:45 UTC`. */
function momentFigure(name: string, at: string | null, zone: string): Figure {
  if (at === null) return { value: '–', name };
  return {
    value: formatDay(at, zone),
    name: `${name}, ${formatClock(at, 'minute', zone)} ${formatZone(zone, new Date(at))}`,
  };
}

/** The timeline of one account as a chart. */
export function accountTimeData(page: AccountPage, token: string): TimeData {
  return {
    starts: page.timeline.map((bucket) => bucket.start),
    width: page.timelineBy,
    series: [{ key: 'posts', label: 'Posts', values: page.timeline.map((bucket) => bucket.count), token }],
    marks: [],
    uncovered: page.timeline.map(() => false),
  };
}

/** What a map by hour and weekday counts and leaves out, over all posts that have a date. */
export function hoursWords(cells: readonly (readonly number[])[], posts: number, undated: number): string {
  const counted = cells.flat().reduce((sum, n) => sum + n, 0);
  const coarse = posts - undated - counted;
  const out = [
    coarse > 0 ? `${formatPlural(coarse, 'post')} known only to the day` : '',
    undated > 0 ? `${formatPlural(undated, 'post')} without a readable date` : '',
  ].filter((part) => part !== '');
  const counts = `Counts ${formatPlural(counted, 'post')}.`;
  return out.length === 0 ? counts : `${counts} Left out: ${out.join(', ')}.`;
}

function countOf(n: number | null): string | null {
  return n === null ? null : formatCount(n);
}

/** A hashtag with its sign, whichever way the release writes it. */
export function hashtagLabel(label: string): string {
  return /^[#＃]/u.test(label) ? label : `#${label}`;
}
