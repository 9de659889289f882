/** What the window says about two versions of a release. */
import { defang } from '../account/account-data';
import type {
  DiffChange,
  DiffCounts,
  DiffFate,
  DiffFinding,
  DiffFindings,
  DiffFoundPost,
  DiffRow,
  PostRow,
} from '../backend';
import { formatCount, formatPlural, formatTime } from '../lib/format';
import { showOverrides } from '../post/text';

/** Which records are compared. */
export type Kind = 'accounts' | 'posts' | 'indicators';

export const KINDS: readonly { readonly kind: Kind; readonly one: string; readonly title: string }[] = [
  { kind: 'accounts', one: 'account', title: 'Accounts' },
  { kind: 'posts', one: 'post', title: 'Posts' },
  { kind: 'indicators', one: 'indicator', title: 'Indicators' },
];

/** A list: records of one kind with one fate, or the changed ones in which a field differs. */
export interface Choice {
  readonly of: Kind;
  readonly fate: DiffFate;
  readonly field: string | null;
}

/** The columns of the table of counts. */
export const FATES: readonly { readonly fate: DiffFate; readonly title: string; readonly about: string }[] = [
  { fate: 'vanished', title: 'Vanished', about: 'In the first alone' },
  { fate: 'appeared', title: 'Appeared', about: 'In the second alone' },
  { fate: 'changed', title: 'Changed', about: 'In both, with other values' },
  { fate: 'same', title: 'Same', about: 'In both, with the same values' },
];

/** The counts of each kind, as far as there is anything of it in either version. */
export type Counted = Readonly<Record<Kind, DiffCounts | null>>;

export function countOf(counts: DiffCounts, fate: DiffFate, field: string | null = null): number {
  return field === null ? counts[fate] : (counts.fields.find((one) => one.field === field)?.count ?? 0);
}

export function isEmpty(counts: DiffCounts): boolean {
  const { same, changed, appeared, vanished, incomparableA, incomparableB } = counts;
  return same + changed + appeared + vanished + incomparableA + incomparableB === 0;
}

/** The list that is shown first: the first that has anything in it; null if nothing differs. */
export function firstChoice(counted: Counted): Choice | null {
  for (const fate of ['vanished', 'appeared', 'changed', 'incomparableA', 'incomparableB'] as const) {
    for (const { kind } of KINDS) {
      const counts = counted[kind];
      if (counts && countOf(counts, fate) > 0) return { of: kind, fate, field: null };
    }
  }
  return null;
}

/** `1,204 posts vanished`, `3 accounts changed: handle`. */
export function choiceWords({ of, fate, field }: Choice, counts: DiffCounts): string {
  const one = KINDS.find((known) => known.kind === of)?.one ?? of;
  const records = formatPlural(countOf(counts, fate, field), one);
  if (field !== null) return `${records} changed: ${fieldWords(field).toLowerCase()}`;
  return `${records} ${ENDINGS[fate]}`;
}

const ENDINGS: Record<DiffFate, string> = {
  vanished: 'vanished',
  moved: 'vanished here and in another dataset of this archive',
  appeared: 'appeared',
  changed: 'changed',
  same: 'the same in both',
  incomparableA: 'of the first without an exact id: they cannot be compared',
  incomparableB: 'of the second without an exact id: they cannot be compared',
};

const FIELDS: Record<string, string> = {
  text: 'Text',
  postedAt: 'Time',
  account: 'Account',
  kind: 'Kind',
  language: 'Language',
  client: 'Client',
  replyToPost: 'Answers post',
  replyToAccount: 'Answers account',
  quotedPost: 'Quotes post',
  repostedPost: 'Passes on post',
  repostedAccount: 'Passes on a post of',
  likes: 'Likes',
  reposts: 'Reposts',
  replies: 'Replies',
  quotes: 'Quotes',
  views: 'Views',
  hashtags: 'Hashtags',
  links: 'Links',
  mentions: 'Mentions',
  media: 'Images and videos',
  place: 'Place',
  shared: 'Shared objects',
  impressions: 'Impressions',
  clicks: 'Clicks',
  spend: 'Spend',
  ended: 'Ended',
  targets: 'Audiences',
  platform: 'Platform',
  listed: 'In a users file',
  handle: 'Handle',
  displayName: 'Shown name',
  hashed: 'Names replaced by a hash',
  description: 'Description',
  accountPlace: 'Place',
  profileUrl: 'Address in the profile',
  accountLanguage: 'Language',
  followers: 'Followers',
  following: 'Following',
  created: 'Account made',
  listedOn: 'Listed on',
  tactic: 'Tactic',
  technique: 'Technique',
  procedure: 'Procedure',
  comment: 'Remark',
};

/** A field in words; a column that no field stands for by its published name. */
export function fieldWords(field: string): string {
  const column = /^column:(.*)$/su.exec(field)?.[1];
  return column === undefined ? (FIELDS[field] ?? field) : `Column “${column}”`;
}

/** The values of a field in one version, for the screen. */
export function valuesOf(row: DiffRow, change: DiffChange, side: 'a' | 'b', zone: string): string[] {
  const post = side === 'a' ? row.postA : row.postB;
  return change[side].map((value) => valueWords(change.field, value, post, zone));
}

function valueWords(field: string, value: string, post: PostRow | null, zone: string): string {
  if (field === 'postedAt' && post !== null) return formatTime(value, post.precision, zone);
  if (COUNTED.has(field) && /^\d+$/u.test(value)) return formatCount(Number(value));
  if (ADDRESSES.has(field)) return defang(value);
  return showOverrides(value);
}

const ADDRESSES = new Set(['links', 'profileUrl']);

const COUNTED = new Set([
  'likes',
  'reposts',
  'replies',
  'quotes',
  'views',
  'impressions',
  'clicks',
  'followers',
  'following',
]);

/** The findings that a reader has to look at again: what they rest on vanished or changed. */
export function touched(findings: DiffFindings): { queries: DiffFinding[]; posts: DiffFoundPost[] } {
  return {
    queries: findings.queries.filter((one) => one.vanished + one.changed > 0),
    posts: findings.posts.filter((one) => one.fate === 'vanished' || one.fate === 'changed'),
  };
}

/** `finds 120 posts, of which 2 vanished and 1 changed`. */
export function findingWords({ checked, vanished, changed, complete }: DiffFinding): string {
  const posts = complete ? formatPlural(checked, 'post') : `more than ${formatPlural(checked, 'post')}`;
  const parts = [
    vanished > 0 ? `${formatCount(vanished)} vanished` : null,
    changed > 0 ? `${formatCount(changed)} changed` : null,
  ];
  const fates = parts.filter((part) => part !== null).join(' and ');
  return complete
    ? `finds ${posts}, of which ${fates}`
    : `finds ${posts}; of the first ${formatCount(checked)}, ${fates}`;
}
