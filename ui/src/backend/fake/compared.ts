/** What a comparison of the fake archive rests on: posts behind its numbers, near texts, chance, its report. */
import type {
  Chance,
  ChanceRange,
  ComparedBy,
  ComparisonReport,
  NearTexts,
  Overlap,
  PostRow,
} from '../bindings';
import { comparison, type Side } from './compare';
import type { Answers } from './answers';

type Compared = Pick<
  Answers,
  'compared_posts' | 'near_texts' | 'compare_chance' | 'comparison_report' | 'save_comparison'
>;

export function comparedAnswers(sideOf: (name: string) => Side): Compared {
  const report = (names: string[], zone: string): ComparisonReport => {
    const sides = names.map(sideOf);
    return {
      comparison: comparison(sides, zone),
      chance: chanceOf(sides, zone),
      near: [],
      datasets: [],
      made: { program: '0.1.0', folding: 1, catalogue: '2026-11-25', at: '2026-11-26T08:00:00Z' },
    };
  };
  return {
    compared_posts: ({ accounts, of, item, limit }) => ({
      sides: accounts.map((name, idx) => {
        const posts = sideOf(name).posts.filter((post) => isMeant(post, of, item, idx));
        posts.sort((a, b) => (a.postedAt ?? '9').localeCompare(b.postedAt ?? '9'));
        return { total: posts.length, posts: posts.slice(0, limit ?? 100) };
      }),
      elapsedMs: 1.4,
    }),
    near_texts: ({ accounts }) => nearTexts(sideOf(accounts[0] ?? ''), sideOf(accounts[1] ?? '')),
    compare_chance: ({ accounts, zone }) => chanceOf(accounts.map(sideOf), zone),
    comparison_report: ({ accounts, zone }) => report(accounts, zone),
    save_comparison: ({ path, accounts, zone }) => {
      return { path, bytes: JSON.stringify(report(accounts, zone)).length };
    },
  };
}

function isMeant(post: PostRow, of: ComparedBy, item: string | null, idx: number): boolean {
  switch (of) {
    case 'hashtag':
      return post.hashtags.includes(item ?? '');
    case 'domain':
    case 'link':
      return post.links.some((link) => link.domain === item);
    case 'mention':
    case 'reposted':
      return post.mentions.includes(item ?? '');
    case 'sameText':
      return post.kind !== 'repost' && Number(post.postId) % 40 === 0;
    default:
      return idx === 0 && post.mentions.length > 0;
  }
}

function chanceOf(sides: readonly Side[], zone: string): Chance {
  const { pairs } = comparison(sides, zone);
  return {
    pairs: pairs.map((pair) => {
      const isGroup = [pair.a, pair.b].some((idx) => sides[idx]?.person === null);
      const range = (shared: number): ChanceRange =>
        isGroup
          ? { shared, median: 0, low: 0, high: 0, asMany: 0 }
          : { shared, median: 5, low: 2, high: 11, asMany: shared > 11 ? 0 : 41 };
      const of = (overlap: Overlap) => range(overlap.shared);
      return {
        a: pair.a,
        b: pair.b,
        lack: isGroup ? 'A group is not held against accounts drawn by chance.' : null,
        aPeers: isGroup ? 0 : 40,
        bPeers: isGroup ? 0 : 38,
        drawn: isGroup ? 0 : 200,
        hashtags: of(pair.hashtags),
        domains: of(pair.domains),
        links: of(pair.links),
        mentions: of(pair.mentions),
        reposted: of(pair.reposted),
        sameText: range(pair.sameText.count),
      };
    }),
    elapsedMs: 31,
  };
}

function nearTexts(a: Side, b: Side): NearTexts {
  const [one, second] = a.posts.filter(isOriginal);
  const [other, another] = b.posts.filter(isOriginal);
  const changed = (post: PostRow, text: string): PostRow => ({ ...post, text, shown: null, hits: [] });
  const examples =
    one === undefined || other === undefined || second === undefined || another === undefined
      ? []
      : [
          {
            similarity: 0.71,
            a: changed(one, 'Water restored in the eastern districts, officials say. More tonight.'),
            b: changed(other, 'Water restored in the western districts, officials say. More tonight.'),
            lagSeconds: 40,
            precision: 'second',
          },
          {
            similarity: 0.62,
            a: changed({ ...second, direction: 'rtl' }, 'فردا ساعت ۱۷ همه با هم فلسطین را تنها نمی‌گذاریم'),
            b: changed({ ...another, direction: 'rtl' }, 'امروز ساعت ۱۷ همه با هم فلسطین را تنها نمی‌گذاریم'),
            lagSeconds: -3_700,
            precision: 'minute',
          },
        ];
  return {
    lookedFor: a.posts.length,
    among: b.posts.length,
    tooShort: 12,
    leastWords: 5,
    leastSimilarity: 0.5,
    count: examples.length,
    bounded: 1,
    first: { a: 1, b: 1, undecided: 0, medianLagSeconds: 40 },
    examples,
    elapsedMs: 310,
  };
}

function isOriginal(post: PostRow): boolean {
  return post.kind === 'original' && post.postedAt !== null;
}
