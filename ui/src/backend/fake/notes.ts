/** The reader's own notes in the fake archive: past queries, saved searches, marks. */
import type {
  ApiError,
  Commands,
  HistoryEntry,
  MarkCounts,
  MarkedPost,
  PostRow,
  ReviewRequest,
  SavedSearch,
  SavedSearches,
} from '../bindings';
import { find, readQuery } from './query';

type Answer<K extends keyof Commands> = (request: Commands[K]['request']) => Commands[K]['answer'];

type NoteCommand =
  | 'list_history'
  | 'remember_query'
  | 'forget_history'
  | 'list_searches'
  | 'save_search'
  | 'rename_search'
  | 'remove_search'
  | 'restore_search'
  | 'list_marks'
  | 'set_mark'
  | 'review_posts'
  | 'export_marks';

const NO_MARKS: MarkCounts = { toDo: 0, seen: 0, done: 0 };

function savedSearch(name: string, query: string): SavedSearch {
  const savedAt = '2026-11-20T09:30:00Z';
  return { name, query, zone: 'UTC', sort: 'newest', savedAt, marks: NO_MARKS };
}

export function noteAnswers(posts: readonly PostRow[]): { [K in NoteCommand]: Answer<K> } {
  let history: HistoryEntry[] = [
    { query: 'lang:fa #فلسطین', askedAt: '2026-11-22T10:00:00Z', times: 3 },
    { query: 'from:tehran_now since:2017-01-01', askedAt: '2026-11-21T10:00:00Z', times: 1 },
  ];
  let searches = [savedSearch('آب و سد', 'آب'), savedSearch('Persian posts', 'lang:fa')];
  let marks: MarkedPost[] = [];

  const ofList = (search: string | null) => marks.filter((one) => one.search === search);
  const counts = (search: string | null): MarkCounts => {
    const counted = { ...NO_MARKS };
    for (const { mark } of ofList(search)) counted[mark]++;
    return counted;
  };
  const list = (): SavedSearches => ({
    searches: searches
      .map((one) => ({ ...one, marks: counts(one.name) }))
      .sort((a, b) => a.name.localeCompare(b.name)),
    general: counts(null),
  });
  const known = (name: string) => searches.find((one) => one.name === name) ?? refuse(name);

  return {
    list_history: () => ({ queries: history }),
    remember_query: ({ query }) => {
      const times = (history.find((one) => one.query === query)?.times ?? 0) + 1;
      const rest = history.filter((one) => one.query !== query);
      history = [{ query, askedAt: new Date().toISOString(), times }, ...rest];
      return {};
    },
    forget_history: ({ query }) => {
      history = history.filter((one) => query !== null && one.query !== query);
      return {};
    },
    list_searches: list,
    save_search: ({ name, query, zone, sort }) => {
      const rest = searches.filter((one) => one.name !== name);
      searches = [...rest, { ...savedSearch(name, query), zone, sort }];
      return list();
    },
    rename_search: ({ name, newName }) => {
      known(name);
      searches = searches.map((one) => (one.name === name ? { ...one, name: newName } : one));
      marks = marks.map((one) => (one.search === name ? { ...one, search: newName } : one));
      return list();
    },
    remove_search: ({ name }) => {
      const removed = { search: known(name), marks: ofList(name) };
      searches = searches.filter((one) => one.name !== name);
      marks = marks.filter((one) => one.search !== name);
      return removed;
    },
    restore_search: (removed) => {
      searches = [...searches, removed.search];
      marks = [...marks, ...removed.marks];
      return list();
    },
    list_marks: ({ search, all }) => ({ marks: all ? marks : ofList(search) }),
    set_mark: ({ search, dataset, postId, mark, markedAt }) => {
      const same = (one: MarkedPost) =>
        one.search === search && one.dataset === dataset && one.postId === postId;
      const before = marks.find(same) ?? null;
      const at = markedAt ?? new Date().toISOString();
      const now = mark && { search, dataset, postId, mark, markedAt: at };
      marks = [...marks.filter((one) => !same(one)), ...(now ? [now] : [])];
      return { before, now };
    },
    review_posts: (request) => reviewPosts(posts, ofList(request.search), request),
    export_marks: ({ search, all, output }) => ({
      output,
      posts: (all ? marks : ofList(search)).length,
      guarded: 0,
      elapsedMs: 2,
    }),
  };
}

function reviewPosts(
  posts: readonly PostRow[],
  marks: readonly MarkedPost[],
  { query, sort, only, before, rank, limit }: ReviewRequest,
): Commands['review_posts']['answer'] {
  const key = (one: { dataset: string; postId: string }) => `${one.dataset}/${one.postId}`;
  const byPost = new Map([...marks, ...before].map((one) => [key(one), one.mark]));
  const wanted = only === 'unmarked' ? null : only;
  const hits = find(posts, query).filter((post) => (byPost.get(key(post)) ?? null) === wanted);
  if (sort === 'oldest') hits.reverse();
  const { filters, problems } = readQuery(query);
  const rows = hits.slice(rank, rank + limit);
  return { total: hits.length, rows, next: null, problems, filters, elapsedMs: 4.1 };
}

function refuse(name: string): never {
  const error: ApiError = {
    code: 'notFound',
    message: `There is no saved search called ${name}.`,
    hint: null,
    details: null,
  };
  throw error;
}
