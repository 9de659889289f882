/** A list of queries as rows of a table: good lines and bad ones in the order of the list. */
import type { BatchAnswer } from '../backend';

export interface BatchRow {
  readonly line: number;
  readonly query: string;
  readonly asked: string;
  /** Null for a line that could not be asked. */
  readonly posts: number | null;
  readonly accounts: number | null;
  /** Why it could not be asked, and what to do; null if it could. */
  readonly problem: string | null;
}

export function batchRows({ queries, bad }: Pick<BatchAnswer, 'queries' | 'bad'>): BatchRow[] {
  const good = queries.map(({ line, query, asked, total, accounts }) => ({
    line,
    query,
    asked,
    posts: total,
    accounts,
    problem: null,
  }));
  const rest = bad.map(({ line, query, asked, message, hint }) => ({
    line,
    query,
    asked,
    posts: null,
    accounts: null,
    problem: hint === null ? message : `${message} ${hint}`,
  }));
  return [...good, ...rest].sort((a, b) => a.line - b.line);
}
