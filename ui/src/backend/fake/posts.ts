/** Posts made of the invented people's texts, the same at every start. */
import type { AccountRef, LinkRow, PostRow } from '../bindings';
import { DATASETS, PEOPLE, TEXTS, type Person } from './people';

export function refOf(person: Person): AccountRef {
  const { id, handle, name, dataset } = person;
  return { id, handle, displayName: name, dataset, address: `${dataset}/${id}`, hashed: handle === null };
}

/** Every post, newest first. */
export function makePosts(): PostRow[] {
  const random = makeRandom(20_181_017);
  const posts = PEOPLE.flatMap((person) =>
    Array.from({ length: person.posts }, (_, n) => makePost(person, n, random)),
  );
  return posts.sort((a, b) => (b.postedAt ?? '').localeCompare(a.postedAt ?? ''));
}

function makePost(person: Person, n: number, random: () => number): PostRow {
  const texts = TEXTS[person.language] ?? [''];
  const text = texts[Math.floor(random() ** 1.4 * texts.length)] ?? '';
  const clemson = person.dataset === 'russia_ira';
  const repost = text.startsWith('RT @');
  const reply = text.startsWith('@');
  const postedAt = n === 7 && clemson ? null : makeTime(person, random).toISOString();
  const decoded = text.replaceAll('&gt;', '>').replaceAll('&amp;', '&');
  return {
    postId: String(820_000_000_000_000_000n + BigInt(Math.floor(random() * 1e15))),
    idInexact: false,
    dataset: person.dataset,
    datasetName: DATASETS[person.dataset as keyof typeof DATASETS].name,
    platform: 'twitter',
    kind: repost ? 'repost' : reply ? 'reply' : 'original',
    account: refOf(person),
    postedAt,
    precision: postedAt === null ? null : clemson ? 'minute' : 'millisecond',
    timeSource: clemson ? 'published' : 'id',
    language: person.language,
    languageGuessed: false,
    direction: /[\u0600-\u06ff]/u.test(text) ? 'rtl' : 'ltr',
    text,
    hits: [],
    shown: decoded === text ? null : { text: decoded, hits: [] },
    snippet: [],
    hashtags: [...text.matchAll(/#([\p{L}\p{N}_]+)/gu)].map((found) => found[1] ?? ''),
    links: [...text.matchAll(/https:\/\/([^/\s]+)(\S*)/gu)].map(makeLink),
    mentions: [...text.matchAll(/@(\w+)/gu)].map((found) => found[1] ?? ''),
    repostOf: repost
      ? { postId: '811111111111111111', account: null, inArchive: false, inexact: false }
      : null,
    quoteOf: null,
    replyTo: reply ? { postId: null, account: '297000004', inArchive: false, inexact: false } : null,
    likes: clemson ? null : Math.floor(random() ** 6 * 900),
    reposts: clemson ? null : Math.floor(random() ** 5 * 400),
    replies: clemson ? null : Math.floor(random() ** 6 * 60),
    quotes: null,
    views: null,
    ad: null,
    client: person.client === '' ? null : person.client,
    source: makeSource(person, n),
  };
}

function makeSource(person: Person, n: number): PostRow['source'] {
  const file = `~/Downloads/${person.dataset}_tweets_csv_hashed.zip!${person.dataset}_tweets_csv_hashed.csv`;
  return { file, record: 8_120 + n * 37, line: 8_121 + n * 39, byte: 5_034_400 + n * 22_940 };
}

function makeLink(found: RegExpMatchArray): LinkRow {
  const domain = found[1] ?? '';
  const url = found[0].replaceAll('&amp;', '&');
  return {
    url,
    defanged: url.replace('https', 'hxxps').replace(domain, domain.replaceAll('.', '[.]')),
    domain,
  };
}

function makeTime(person: Person, random: () => number): Date {
  const [from, until] = person.hours;
  const day = person.dataset === 'thailand_092020' ? 18_270 + random() * 80 : 16_950 + random() ** 0.7 * 700;
  const hour = from + (random() + random()) * 0.5 * (until - from);
  return new Date(Math.floor(day) * 86_400_000 + Math.floor(hour * 3_600_000));
}

/** A small seeded generator (mulberry32), so that every start shows the same. */
export function makeRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
