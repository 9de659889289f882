/**
 * Editing the text of a query: every facet, chip and drag on a chart goes through here.
 *
 * Rust reads the query language; this knows only enough of it to add a term and take it out again: quotes,
 * parentheses, and that `OR` binds weaker than standing side by side.
 */

interface Token {
  readonly text: string;
  readonly from: number;
  readonly until: number;
  /** Parentheses open where it begins. */
  readonly depth: number;
}

const CLOSING: Record<string, string> = { '"': '"', '“': '”', '«': '»' };

/** Adds a term, so that only posts that have it are left. What excluded it before goes away. */
export function include(query: string, term: string): string {
  if (hasTerm(query, term)) return query;
  return append(without(query, `-${term}`), term);
}

/** Adds the exclusion of a term. What asked for it before goes away. */
export function exclude(query: string, term: string): string {
  if (hasTerm(query, `-${term}`)) return query;
  return append(without(query, term), `-${term}`);
}

/** Whether the term stands in the query by itself, not inside parentheses and not as one side of an `OR`. */
export function hasTerm(query: string, term: string): boolean {
  const tokens = tokenise(query);
  if (tokens.some(isTopLevelOr)) return false;
  return findTerm(tokens, term) !== null;
}

/** The query without a term that stands in it by itself; unchanged if it does not. */
export function without(query: string, term: string): string {
  const found = hasTerm(query, term) ? findTerm(tokenise(query), term) : null;
  return found === null ? query : cut(query, found.from, found.until);
}

/** The days that `since:` and `until:` name in the query; null where it names none. */
export function readRange(query: string): { since: string | null; until: string | null } {
  const value = (name: string) =>
    rangeTokens(query)
      .find((token) => token.text.startsWith(name))
      ?.text.slice(name.length) ?? null;
  return { since: value('since:'), until: value('until:') };
}

/** Puts other days in the place of those that `since:` and `until:` name; null leaves that side open. */
export function setRange(query: string, since: string | null, until: string | null): string {
  let rest = query;
  for (const token of rangeTokens(query).reverse()) rest = cut(rest, token.from, token.until);
  const terms = [since && `since:${since}`, until && `until:${until}`].filter((term) => term !== null);
  return terms.reduce(append, rest);
}

/** A filter that counts for the whole query, wherever it stands in it: `exact:` or `forms:`. */
export type Switch = 'exact' | 'forms';

/** What a switch is set to, such as `on` or `fa,ar`; null if it does not stand in the query or is off. */
export function readSwitch(query: string, name: Switch): string | null {
  const value = filterPlaces(query, name).at(0)?.value ?? 'off';
  return value.toLowerCase() === 'off' ? null : value;
}

/** The query with a switch turned on or off. */
export function setSwitch(query: string, name: Switch, on: boolean): string {
  const rest = withoutFilter(query, name);
  return on ? append(rest, `${name}:on`) : rest;
}

/** The forms that are struck out, in the order of the query. */
export function readOmitted(query: string): string[] {
  return filterPlaces(query, 'omit').map(({ value }) => value);
}

/** The query without the striking out of a form. */
export function putBack(query: string, form: string): string {
  return withoutFilter(query, 'omit', form);
}

/** Terms that have to be there both; an `OR` in one of them is put in parentheses. */
export function both(query: string, term: string): string {
  const added = close(term.trim());
  if (added === '') return query;
  const isApart = query.trim() !== '' && tokenise(added).some(isTopLevelOr);
  return append(query, isApart ? `(${added})` : added);
}

/** The parts that stand side by side in a query, each with its parentheses and quotes. */
export function parts(query: string): string[] {
  const whole = close(query);
  const found: string[] = [];
  let joined = false;
  for (const { text, until } of tokenise(whole)) {
    if (joined) found.push(`${found.pop() ?? ''} ${text}`);
    else found.push(text);
    joined = scan(whole.slice(0, until), () => undefined).depth > 0;
  }
  return found;
}

interface FilterPlace {
  readonly value: string;
  readonly from: number;
  readonly until: number;
}

/** Where a filter stands, at any depth of parentheses. */
function filterPlaces(query: string, name: string): FilterPlace[] {
  const pattern = new RegExp(`^\\(*(${name}:"?([^"()]+)"?)\\)*$`, 'iu');
  return tokenise(query).flatMap(({ text, from }) => {
    const found = pattern.exec(text);
    if (!found) return [];
    const start = from + text.indexOf(found[1] ?? '');
    return [{ value: found[2] ?? '', from: start, until: start + (found[1] ?? '').length }];
  });
}

function withoutFilter(query: string, name: string, value?: string): string {
  const found = filterPlaces(query, name).filter((place) => value === undefined || place.value === value);
  return found.reverse().reduce((rest, { from, until }) => cut(rest, from, until), query);
}

function rangeTokens(query: string): Token[] {
  return tokenise(query).filter((token) => token.depth === 0 && /^(since|until):/u.test(token.text));
}

function append(query: string, term: string): string {
  const whole = close(query.trim());
  if (whole === '') return term;
  return tokenise(whole).some(isTopLevelOr) ? `(${whole}) ${term}` : `${whole} ${term}`;
}

/** Half-typed input gets the quote and the parentheses that it lacks, so that a term added stays outside. */
function close(query: string): string {
  const { quote, depth } = scan(query, () => undefined);
  return `${query}${quote ?? ''}${')'.repeat(depth)}`;
}

function findTerm(tokens: readonly Token[], term: string): { from: number; until: number } | null {
  // A term may be several tokens wide only inside quotes, which `tokenise` keeps in one piece.
  const token = tokens.find((one) => one.depth === 0 && one.text === term);
  return token ? { from: token.from, until: token.until } : null;
}

function isTopLevelOr(token: Token): boolean {
  return token.depth === 0 && token.text === 'OR';
}

function cut(query: string, from: number, until: number): string {
  return `${query.slice(0, from).trimEnd()} ${query.slice(until).trimStart()}`.trim();
}

function tokenise(query: string): Token[] {
  const tokens: Token[] = [];
  let from = -1;
  let depthAtStart = 0;
  const end = (until: number) => {
    if (from >= 0) tokens.push({ text: query.slice(from, until), from, until, depth: depthAtStart });
    from = -1;
  };
  scan(query, (idx, char, quoted, depth) => {
    if (!quoted && /\s/u.test(char)) return end(idx);
    if (from < 0) {
      from = idx;
      depthAtStart = depth;
    }
  });
  end(query.length);
  return tokens;
}

type Visit = (idx: number, char: string, quoted: boolean, depth: number) => void;

/** Walks over the query and answers what is still open at its end. */
function scan(query: string, visit: Visit): { quote: string | null; depth: number } {
  let quote: string | null = null;
  let depth = 0;
  for (let idx = 0; idx < query.length; idx++) {
    const char = query.charAt(idx);
    if (quote === null && char === '(') depth++;
    visit(idx, char, quote !== null, depth);
    if (quote !== null) {
      if (char === quote) quote = null;
    } else if (char === ')') {
      depth = Math.max(0, depth - 1);
    } else {
      quote = CLOSING[char] ?? null;
    }
  }
  return { quote, depth };
}
