/** Which sheet lies over the view, if any. */
import type { Task } from '../dataset/tasks.svelte';

export type Sheet =
  | { readonly name: 'import'; readonly paths: readonly string[] }
  | { readonly name: 'report'; readonly task: Task }
  | { readonly name: 'dataset' | 'indicators' | 'versions'; readonly dataset: string }
  | { readonly name: 'catalogue'; readonly takedown: string | null }
  | {
      readonly name:
        | 'export'
        | 'keys'
        | 'help'
        | 'about'
        | 'archives'
        | 'save'
        | 'saved'
        | 'batch'
        | 'marks'
        | 'build'
        | 'events';
    };

class Sheets {
  current: Sheet | null = $state.raw(null);

  open(sheet: Sheet): void {
    this.current = sheet;
  }

  close(): void {
    this.current = null;
  }
}

export const sheets = new Sheets();
