import type { ComparedBy, Interactions } from '../../backend';
import { mentionTerm } from '../terms';
import type { Column } from './columns';

/** One kind of thing that two accounts did to one another, both ways. */
export interface InteractionRow {
  name: string;
  of: ComparedBy;
  ways: InteractionWay[];
}

export interface InteractionWay {
  /** Who did it. */
  by: Column;
  toward: Column;
  label: string;
  count: number;
  /** What finds the posts among those of `by`; null where the query language has no word for it. */
  term: string | null;
}

/** Mentions, reposts and replies; first of `a` to `b`, then of `b` to `a`. */
export function interactionRows(counts: Interactions, a: Column, b: Column): InteractionRow[] {
  const ways = (ab: number, ba: number, term: (whom: Column) => string | null): InteractionWay[] => [
    { by: a, toward: b, label: `${a.letter} to ${b.letter}`, count: ab, term: term(b) },
    { by: b, toward: a, label: `${b.letter} to ${a.letter}`, count: ba, term: term(a) },
  ];
  const mention = (whom: Column) => (whom.facts === null ? null : mentionTerm(whom.facts.account));
  return [
    { name: 'Mentions', of: 'mentions', ways: ways(counts.aMentionsB, counts.bMentionsA, mention) },
    { name: 'Reposts', of: 'reposts', ways: ways(counts.aRepostsB, counts.bRepostsA, () => null) },
    {
      name: 'Replies',
      of: 'replies',
      ways: ways(counts.aRepliesB, counts.bRepliesA, (whom) => answerTerm(mention(whom))),
    },
  ];
}

function answerTerm(mention: string | null): string | null {
  return mention === null ? null : `to:${mention.slice(1)}`;
}
