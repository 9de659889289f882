import {
  AppError,
  call,
  cancel,
  type Call,
  type ExportReport,
  type ExportRequest,
  type ImportReport,
  type ImportRequest,
  type Progress,
} from '../backend';

/** What a finished task leaves to be read. */
export type Outcome =
  | { readonly kind: 'import'; readonly report: ImportReport }
  | { readonly kind: 'export'; readonly report: ExportReport };

/** Work that goes on while the reader does something else. */
export class Task {
  status: 'running' | 'done' | 'cancelled' | 'failed' = $state('running');
  progress: Progress | null = $state.raw(null);
  outcome: Outcome | null = $state.raw(null);
  failure: AppError | null = $state.raw(null);
  /** Cancel was asked for and the end is on its way. */
  isStopping = $state(false);

  constructor(
    readonly id: string,
    readonly title: string,
  ) {}
}

export class Tasks {
  #list: readonly Task[] = $state.raw([]);
  #count = 0;
  readonly #call: Call;
  readonly #cancel: (task: string) => void;

  constructor(ask: Call, stop: (task: string) => void) {
    this.#call = ask;
    this.#cancel = stop;
  }

  /** The newest last; a finished one stays until it is dismissed. */
  get list(): readonly Task[] {
    return this.#list;
  }

  /** Imports; resolves with the task when it has ended, however it ended. */
  import(request: ImportRequest, title: string): Promise<Task> {
    return this.#run(title, async (task) => {
      const report = await this.#call('import_files', request, watch(task));
      task.outcome = { kind: 'import', report };
      task.status = report.cancelled ? 'cancelled' : 'done';
    });
  }

  export(request: ExportRequest): Promise<Task> {
    return this.#run(`Export to ${fileName(request.output)}`, async (task) => {
      const report = await this.#call('export_posts', request, watch(task));
      task.outcome = { kind: 'export', report };
      task.status = 'done';
    });
  }

  cancel(task: Task): void {
    task.isStopping = true;
    this.#cancel(task.id);
  }

  dismiss(task: Task): void {
    this.#list = this.#list.filter((one) => one !== task);
  }

  async #run(title: string, work: (task: Task) => Promise<void>): Promise<Task> {
    const task = new Task(`task-${++this.#count}`, title);
    this.#list = [...this.#list, task];
    try {
      await work(task);
    } catch (thrown) {
      const failure = AppError.from(thrown);
      task.status = failure.code === 'cancelled' ? 'cancelled' : 'failed';
      task.failure = failure;
    }
    return task;
  }
}

/** The tasks of this window. */
export const tasks = new Tasks(call, cancel);

function watch(task: Task): { task: string; onProgress: (progress: Progress) => void } {
  return { task: task.id, onProgress: (progress) => (task.progress = progress) };
}

/** The last part of a path, a member of a zip included. */
export function fileName(path: string): string {
  return path.split(/[/\\!]/u).at(-1) ?? path;
}
