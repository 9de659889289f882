/** Lists of queries on the fake archive. Rust has the real reading of tables. */
import type { BadLine, BatchLine, BatchRequest, Commands, PostRow, QueryListRequest } from '../bindings';
import { find, readQuery } from './query';

type BatchCommand = 'read_query_list' | 'count_batch' | 'save_batch';
type Answers = { [K in BatchCommand]: (request: Commands[K]['request']) => Commands[K]['answer'] };

export function batchAnswers(posts: readonly PostRow[]): Answers {
  return {
    read_query_list: readList,
    count_batch: (request) => count(posts, request),
    save_batch: ({ queries, bad, output }) => ({ output, lines: queries.length + bad.length, guarded: 0 }),
  };
}

function readList({ path, text, table, column, hasHeader }: QueryListRequest) {
  const whole = text ?? 'theme,query\nwater,آب\nnews,#خبر\nwrong,sender:someone';
  const isTable = table ?? path?.endsWith('.csv') ?? false;
  const rows = whole.split('\n').map((line) => (isTable ? line.split(',') : [line]));
  const named = rows[0]?.indexOf('query') ?? -1;
  const header = isTable && (hasHeader ?? named >= 0);
  const at = column ?? Math.max(0, named);
  const lines = rows
    .map((cells, idx) => ({ line: idx + 1, query: (cells[isTable ? at : 0] ?? '').trim() }))
    .slice(header ? 1 : 0)
    .filter(({ query }) => query !== '' && !query.startsWith('//'));
  const columns = isTable ? (rows[0] ?? []).map((name, idx) => (header ? name : `Column ${idx + 1}`)) : [];
  return { table: isTable, columns, column: at, hasHeader: header, lines };
}

function count(posts: readonly PostRow[], { lines, each, distance, exact, accounts }: BatchRequest) {
  const queries: BatchLine[] = [];
  const bad: BadLine[] = [];
  for (const { line, query } of lines) {
    const asked = compose(query, each, distance) + (exact ? ' exact:on' : '');
    const [problem] = readQuery(asked.replace(' exact:on', '')).problems;
    if (problem) {
      bad.push({ line, query, asked, message: problem.message, hint: problem.hint });
      continue;
    }
    const hits = find(posts, query);
    const whose = new Set(hits.map((post) => post.account.address));
    queries.push({
      line,
      query,
      asked,
      total: hits.length,
      accounts: accounts ? whose.size : null,
      elapsedMs: 1,
    });
  }
  return { queries, bad, cancelled: false, elapsedMs: lines.length };
}

function compose(query: string, each: BatchRequest['each'], distance: number): string {
  if (each === 'phrase') return `"${query}"`;
  if (each === 'near') return `"${query}"~${distance}`;
  if (each === 'fuzzy') return query.replace(/\S+/gu, '$&~1');
  return query;
}
