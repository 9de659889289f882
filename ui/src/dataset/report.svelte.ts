import { call, cancel, type Call, type DatasetReport, type Progress, type SavedReport } from '../backend';
import { Latest } from '../lib/latest.svelte';

/** Rejected records on one page. */
export const REJECTED_PAGE = 50;

/** A dataset's import report, as it is read and saved. */
export class ReportReader {
  readonly whole: Latest<DatasetReport>;
  readonly saved: Latest<SavedReport>;
  /** How far the walk through the posts is; null before and after it. */
  progress: Progress | null = $state.raw(null);
  /** Rejected records before the first one on the page. */
  from = $state(0);
  readonly #dataset: string;
  readonly #call: Call;

  constructor(dataset: string, ask: Call, stop: (task: string) => void) {
    this.#dataset = dataset;
    this.#call = ask;
    this.whole = new Latest(stop);
    this.saved = new Latest(stop);
  }

  /** Asks for the report, with the rejected records from one on. */
  async read(from = 0): Promise<void> {
    this.from = from;
    const request = { dataset: this.#dataset, rejectedFrom: from, rejectedLimit: REJECTED_PAGE };
    await this.whole.ask((task) => this.#call('dataset_report', request, this.#watch(task)));
    this.progress = null;
  }

  /** Writes the report to a file, as one page. */
  async save(path: string): Promise<void> {
    const request = { dataset: this.#dataset, path };
    await this.saved.ask((task) => this.#call('save_report', request, this.#watch(task)));
    this.progress = null;
  }

  #watch(task: string) {
    return { task, onProgress: (progress: Progress) => (this.progress = progress) };
  }
}

export function newReportReader(dataset: string): ReportReader {
  return new ReportReader(dataset, call, cancel);
}
