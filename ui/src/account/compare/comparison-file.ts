/** A comparison as a file: what it is called, and whether there is one. */
import type { Latest } from '../../lib/latest.svelte';

/** In which form it is written. */
export type FileForm = 'html' | 'json';

const LONGEST_NAME = 30;

/** `comparison-Tehran-Now-and-lang-en.html`; of more than two sides the first and how many others. */
export function comparisonName(names: readonly string[], form: FileForm): string {
  const [first = '', second = ''] = names.map(inFileName);
  const who = names.length > 2 ? `${first}-and-${names.length - 1}-others` : `${first}-and-${second}`;
  return `comparison-${who}.${form}`;
}

function inFileName(name: string): string {
  const plain = name.replace(/[^\p{L}\p{M}\p{N}_]+/gu, '-').replace(/^-|-$/gu, '');
  return [...plain].slice(0, LONGEST_NAME).join('');
}

/** Why a comparison cannot be saved yet; null where it can. */
export function nothingToSave(sides: number, status: Latest<unknown>['status']): string | null {
  if (sides < 2) return 'To save, put two sides beside one another.';
  if (status === 'ready') return null;
  return status === 'failed' ? 'There is no comparison to save.' : 'To save, wait for the comparison.';
}
