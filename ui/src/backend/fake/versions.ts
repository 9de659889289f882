/** Two versions of a dataset in the fake archive: the second is made from the first. */
import type {
  AccountRow,
  Diff,
  DiffChange,
  DiffCounts,
  DiffFate,
  DiffFindings,
  DiffFindingsRequest,
  DiffRequest,
  DiffRow,
  DiffSide,
  PostRow,
} from '../bindings';
import { datasetRows } from './library';
import { PEOPLE, type Person } from './people';
import { refOf } from './posts';

const NONE = {
  accountA: null,
  accountB: null,
  postA: null,
  postB: null,
  indicator: null,
  changes: [],
  elsewhere: [],
  identical: false,
} satisfies Partial<DiffRow>;

export function versionsDiff(posts: readonly PostRow[], request: DiffRequest): Diff {
  const { a, b, of, fate, field, cursor, limit } = request;
  const accountRows = accounts(posts, a, b);
  const postRows = changedPosts(posts, a, b);
  const rows = [...(of === 'posts' ? [] : accountRows), ...(of === 'accounts' ? [] : postRows)].filter(
    (row) =>
      isWanted(row, fate) &&
      (field === null || row.changes.some((change: DiffChange) => change.field === field)),
  );
  const from = Number(cursor ?? 0);
  const people = PEOPLE.filter((person) => person.dataset === a).length;
  const own = posts.filter((post) => post.dataset === a).length;
  return {
    a: side(posts, a),
    b: side(posts, b),
    accounts: of === 'posts' ? null : counts(accountRows, people),
    posts: of === 'accounts' ? null : counts(postRows, own),
    indicators: of === 'all' ? counts([], 0) : null,
    rows: rows.slice(from, from + limit),
    next: from + limit < rows.length ? String(from + limit) : null,
    elapsedMs: 12,
  };
}

export function versionsFindings({ a, queries, posts }: DiffFindingsRequest): DiffFindings {
  const none = { checked: 40, vanished: 0, changed: 0, incomparable: 0, complete: true, problem: null };
  return {
    queries: queries.map((query, idx) =>
      idx === 0 ? { ...none, query, checked: 310, vanished: 12, changed: 3 } : { ...none, query },
    ),
    posts: posts
      .filter((post) => post.startsWith(`${a}/`))
      .map((post, idx) => ({ post, fate: idx === 0 ? 'vanished' : 'same' })),
    elapsedMs: 9,
  };
}

function isWanted(row: DiffRow, fate: DiffFate | null): boolean {
  if (fate === null) return row.fate !== 'same';
  if (fate === 'moved') return row.fate === 'vanished' && row.elsewhere.length > 0;
  return row.fate === fate;
}

function accounts(posts: readonly PostRow[], a: string, b: string): DiffRow[] {
  const people = PEOPLE.filter((person) => person.dataset === a);
  return people.map((person, idx): DiffRow => {
    const before = accountRow(posts, person);
    const base = { ...NONE, record: 'account' as const, key: person.id };
    if (idx === 0) return { ...base, fate: 'vanished', accountA: before, elsewhere: ['venezuela_201901_1'] };
    const moved = { ...before, account: { ...before.account, dataset: b, address: `${b}/${person.id}` } };
    if (idx !== 1) return { ...base, fate: 'same', accountA: before, accountB: moved };
    const changes = [
      { field: 'handle', a: [person.handle ?? ''], b: ['new_name_of_it'] },
      { field: 'description', a: person.bio === null ? [] : [person.bio], b: ['آخرین خبرها، هر روز.'] },
      { field: 'followers', a: [String(person.followers)], b: [String(person.followers + 1_204)] },
    ];
    return { ...base, fate: 'changed', accountA: before, accountB: moved, changes };
  });
}

function changedPosts(posts: readonly PostRow[], a: string, b: string): DiffRow[] {
  const own = posts.filter((post) => post.dataset === a);
  return own.map((post, idx): DiffRow => {
    const base = { ...NONE, record: 'post' as const, key: post.postId };
    const after = { ...post, dataset: b };
    if (idx % 9 === 0) return { ...base, fate: 'vanished', postA: post };
    if (idx % 9 === 1) return { ...base, fate: 'appeared', postB: after };
    if (idx % 9 === 2) {
      const likes = (post.likes ?? 0) + 3;
      const changes = [{ field: 'likes', a: [String(post.likes ?? 0)], b: [String(likes)] }];
      return { ...base, fate: 'changed', postA: post, postB: { ...after, likes }, changes };
    }
    if (idx % 9 === 3) {
      const text = `${post.text} (edited)`;
      const changes = [
        { field: 'text', a: [post.text], b: [text] },
        { field: 'hashtags', a: post.hashtags, b: ['news', 'late'] },
      ];
      return { ...base, fate: 'changed', postA: post, postB: { ...after, text, shown: null }, changes };
    }
    if (idx % 50 === 4) return { ...base, key: `?5f70bf18a086:${idx}`, fate: 'incomparableA', postA: post };
    return { ...base, fate: 'same', postA: post, postB: after };
  });
}

function counts(rows: readonly DiffRow[], total: number): DiffCounts {
  const count = (fate: DiffFate) => rows.filter((row) => isWanted(row, fate)).length;
  const fields = new Map<string, number>();
  for (const { field } of rows.flatMap((row) => row.changes)) fields.set(field, (fields.get(field) ?? 0) + 1);
  const other = total - rows.length;
  return {
    same: count('same') + other,
    changed: count('changed'),
    appeared: count('appeared'),
    vanished: count('vanished'),
    moved: count('moved'),
    incomparableA: count('incomparableA'),
    incomparableB: 0,
    identicalA: 0,
    identicalB: 0,
    fields: [...fields].map(([field, n]) => ({ field, count: n })).sort((x, y) => y.count - x.count),
  };
}

function accountRow(posts: readonly PostRow[], person: Person): AccountRow {
  const times = posts.filter((post) => post.account.id === person.id).map((post) => post.postedAt);
  const { followers, created, dataset } = person;
  return {
    account: refOf(person),
    kind: null,
    datasetName: dataset,
    posts: times.length,
    first: times.at(-1) ?? null,
    last: times[0] ?? null,
    followers,
    created,
  };
}

function side(posts: readonly PostRow[], dataset: string): DiffSide {
  const row = datasetRows(posts).find((one) => one.id === dataset);
  return {
    dataset,
    name: row?.name ?? dataset,
    posts: row?.posts ?? 0,
    accounts: row?.accounts ?? 0,
    indicators: 0,
  };
}
