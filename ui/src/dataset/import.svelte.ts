import { call, cancel, type Call, type ImportRequest, type Inspection, type Mapping } from '../backend';
import { formatPlural } from '../lib/format';
import { Latest } from '../lib/latest.svelte';
import { fileName } from './tasks.svelte';

/** What is about to be imported: chosen paths, and what they were taken for. */
export class ImportPlan {
  readonly inspection: Latest<Inspection>;
  #paths: readonly string[] = $state.raw([]);
  /** A format by name, where the reader insists; empty for none. */
  format = $state('');
  /** A dataset's name, where the reader insists; empty for none. */
  dataset = $state('');
  /** What the columns are, where the reader has said so. */
  mapping: Mapping | null = $state.raw(null);
  readonly #call: Call;

  constructor(ask: Call, stop: (task: string) => void) {
    this.#call = ask;
    this.inspection = new Latest(stop);
  }

  get paths(): readonly string[] {
    return this.#paths;
  }

  /** Looks at other files; nothing is imported yet. */
  async look(paths: readonly string[]): Promise<void> {
    this.#paths = paths.map((path) => path.trim()).filter((path) => path !== '');
    if (this.#paths.length === 0) this.inspection.clear();
    else
      await this.inspection.ask((task) =>
        this.#call('inspect_files', this.request, { task, slot: 'inspect' }),
      );
  }

  /** Whether at least one file can be imported. */
  get isReady(): boolean {
    return this.inspection.status === 'ready' && (this.inspection.value?.files.length ?? 0) > 0;
  }

  get request(): ImportRequest {
    const orNull = (text: string) => (text.trim() === '' ? null : text.trim());
    return {
      paths: [...this.#paths],
      format: orNull(this.format),
      dataset: orNull(this.dataset),
      mapping: this.mapping,
    };
  }

  /** `Import tweets.csv`, `Import 4 files`. */
  get title(): string {
    const [first] = this.#paths;
    if (first !== undefined && this.#paths.length === 1) return `Import ${fileName(first)}`;
    return `Import ${formatPlural(this.#paths.length, 'path')}`;
  }
}

export function newImportPlan(): ImportPlan {
  return new ImportPlan(call, cancel);
}
