/** What the keyboard does. Letters do nothing while a text field has the focus. */
import type { View } from '../location.svelte';

export type Action =
  | 'box'
  | 'firstHit'
  | 'nextPost'
  | 'previousPost'
  | 'nextHit'
  | 'previousHit'
  | 'similar'
  | 'beside'
  | 'compare'
  | 'mark'
  | 'toDo'
  | 'seen'
  | 'done'
  | 'save'
  | 'saved'
  | 'batch'
  | 'undo'
  | 'close'
  | 'openAccount'
  | 'back'
  | 'forward'
  | 'zone'
  | 'export'
  | 'import'
  | 'keys'
  | 'help'
  | `view:${View}`;

export interface KeyLine {
  readonly keys: readonly string[];
  readonly does: string;
}

/** Every key, for the sheet. */
export const KEY_SHEET: readonly { readonly title: string; readonly lines: readonly KeyLine[] }[] = [
  {
    title: 'Anywhere',
    lines: [
      { keys: ['/'], does: 'Go to the box' },
      { keys: ['[', ']'], does: 'Back and forward' },
      { keys: ['G then L', 'S', 'T', 'A', 'C'], does: 'Library, Search, Timeline, Accounts, Compare' },
      { keys: ['C'], does: 'Compare the accounts put beside one another' },
      { keys: ['Z'], does: 'Choose the zone' },
      { keys: ['Ctrl S'], does: 'Save this search under a name' },
      { keys: ['H'], does: 'Saved searches and past queries' },
      { keys: ['Q'], does: 'Count a list of queries' },
      { keys: ['Ctrl Z'], does: 'Undo the last mark or removal' },
      { keys: ['Ctrl O'], does: 'Import' },
      { keys: ['Ctrl E'], does: 'Export what was found' },
      { keys: ['?'], does: 'This list' },
    ],
  },
  {
    title: 'In a list of posts',
    lines: [
      { keys: ['Enter'], does: 'In the box: go to the first hit' },
      { keys: ['J', 'K'], does: 'Next and previous post' },
      { keys: ['N', 'P'], does: 'Next and previous hit in the post, then in the next post' },
      { keys: ['Enter', 'Shift Enter'], does: 'The same, outside of the box' },
      { keys: ['M'], does: 'More posts like it' },
      { keys: ['B'], does: 'Put its account beside others, or take it out' },
      { keys: ['O'], does: 'Open its account' },
      { keys: ['T', 'S', 'D'], does: 'Mark it to do, seen, done; again to take the mark away' },
      { keys: ['X'], does: 'Bookmark it, or take the bookmark away' },
      { keys: ['Esc'], does: 'Close the preview' },
    ],
  },
  {
    title: 'In the box',
    lines: [
      { keys: ['↓', '↑'], does: 'Through the suggestions; in an empty box, through what was asked before' },
      { keys: ['Enter', 'Tab'], does: 'Take the suggestion gone to' },
      { keys: ['Esc'], does: 'Close the suggestions, then leave the box' },
    ],
  },
  {
    title: 'Facets and the strip',
    lines: [
      { keys: ['Click', 'Alt click'], does: 'Only these; all but these' },
      { keys: ['↓', '↑'], does: 'In a facet: next and previous value' },
      { keys: ['Space', '-'], does: 'In a facet: only these; all but these' },
      { keys: ['←', '→'], does: 'In the strip: move along the days' },
      { keys: ['Shift ←', 'Shift →'], does: 'Choose days; Enter narrows to them, Escape widens' },
    ],
  },
];

const PLAIN: Record<string, Action> = {
  '/': 'box',
  j: 'nextPost',
  k: 'previousPost',
  n: 'nextHit',
  p: 'previousHit',
  m: 'similar',
  b: 'beside',
  c: 'compare',
  x: 'mark',
  t: 'toDo',
  s: 'seen',
  d: 'done',
  h: 'saved',
  q: 'batch',
  o: 'openAccount',
  '[': 'back',
  ']': 'forward',
  z: 'zone',
  '?': 'keys',
  escape: 'close',
};

const AFTER_G: Record<string, Action> = {
  l: 'view:library',
  s: 'view:search',
  t: 'view:timeline',
  a: 'view:account',
  c: 'view:compare',
};

const WITH_CTRL: Record<string, Action> = {
  e: 'export',
  o: 'import',
  s: 'save',
  z: 'undo',
};

/** What a key press was, as far as it matters here. */
export interface Press {
  readonly key: string;
  readonly ctrl: boolean;
  readonly alt: boolean;
  /** A text field has the focus. */
  readonly inField: boolean;
  readonly shift: boolean;
  /** Nothing has the focus, so that Enter presses no button. */
  readonly onPage: boolean;
}

/** Reads key presses, one after the other; `G` waits for the next. */
export class KeyReader {
  #afterG = false;

  read({ key, ctrl, alt, inField, shift, onPage }: Press): Action | null {
    const afterG = this.#afterG;
    this.#afterG = false;
    if (ctrl && !alt) {
      const action = WITH_CTRL[key.toLowerCase()] ?? null;
      // In a text field Ctrl Z is the field's own.
      return action === 'undo' && inField ? null : action;
    }
    if (ctrl || alt || inField) return null;
    if (key === 'Enter') return onPage ? (shift ? 'previousHit' : 'nextHit') : null;
    const letter = key.toLowerCase();
    if (afterG) return AFTER_G[letter] ?? null;
    if (letter === 'g') {
      this.#afterG = true;
      return null;
    }
    return PLAIN[letter] ?? null;
  }
}
