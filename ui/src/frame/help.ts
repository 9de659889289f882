/** The query language in examples, for the help sheet. */
export interface HelpLine {
  readonly example: string;
  readonly means: string;
}

export const HELP: readonly { readonly title: string; readonly lines: readonly HelpLine[] }[] = [
  {
    title: 'Words',
    lines: [
      { example: 'water bread', means: 'both words, anywhere in the post' },
      { example: '"clean water"', means: 'these words, in this order' },
      { example: 'water OR bread', means: 'either; OR binds weaker than a space' },
      { example: 'water -bread', means: 'the first without the second; NOT means the same' },
      { example: '(water OR bread) price', means: 'parentheses hold together' },
      { example: 'demonstr*', means: 'words that begin so' },
      { example: '=کتاب', means: 'the letters exactly as typed' },
    ],
  },
  {
    title: 'Words not known exactly',
    lines: [
      { example: '"clean water"~5', means: 'near one another: in any order, at most five words between' },
      { example: 'demonstration~', means: 'words like it: a letter or two wrong, missing or too many' },
      { example: '*test*', means: 'a star stands for any letters, anywhere in a word' },
      { example: '/kurd(s|ish)?/', means: 'a whole word by a regular expression' },
      { example: 'sanction forms:on', means: 'its other forms too; forms:fa,ar only in these languages' },
      { example: 'sanction forms:on omit:sanctioned', means: 'all of its forms but one' },
    ],
  },
  {
    title: 'Who and to whom',
    lines: [
      { example: 'from:tehran_now', means: 'posts of an account: handle, id or hash' },
      { example: '@tehran_now', means: 'posts that mention it' },
      { example: 'to:tehran_now', means: 'posts that answer it' },
    ],
  },
  {
    title: 'When',
    lines: [
      { example: 'since:2017-01-01', means: 'from this day on, in the chosen zone' },
      { example: 'until:2017-02-01', means: 'before this day' },
    ],
  },
  {
    title: 'What it carries',
    lines: [
      { example: '#news', means: 'a hashtag' },
      { example: 'domain:example.org', means: 'links to a site' },
      { example: 'url:example.org/page', means: 'links to an address' },
      { example: 'has:link', means: 'link, media, hashtag, mention or place' },
    ],
  },
  {
    title: 'What kind of post',
    lines: [
      { example: 'is:repost', means: 'repost, reply, quote, original, comment, ad, video' },
      { example: 'lang:fa', means: 'the language as published; guess:fa by our guess' },
      { example: 'client:"Twitter Web Client"', means: 'the program it was sent with' },
      { example: 'platform:twitter', means: 'the platform' },
      { example: 'dataset:thailand_092020', means: 'one dataset' },
      { example: 'likes:>100', means: 'figures as published; also reposts:>=10' },
      { example: 'exact:on', means: 'letters as typed, for the whole query' },
    ],
  },
];
