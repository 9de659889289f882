/**
 * How the window reaches Rust: `call` and, for what is the shell's and not a command's, the functions below it.
 *
 * `start` has to be awaited once, before anything is mounted.
 */
import type { Commands, Progress } from './bindings';
import { AppError } from './error';
import type { Host, Startup } from './host';

export type * from './bindings';
export { AppError } from './error';
export { timelineOf } from './requests';
export type { Startup } from './host';

export interface CallOptions {
  /** A name under which `cancel` finds it and progress is reported. */
  task?: string;
  /** A newer question in the same slot stops this one. */
  slot?: string;
  onProgress?: (progress: Progress) => void;
}

/** The type of `call`, for controllers that take it as an argument. */
export type Call = <K extends keyof Commands>(
  name: K,
  request: Commands[K]['request'],
  options?: CallOptions,
) => Promise<Commands[K]['answer']>;

let host: Host;
let tasks = 0;
const listeners = new Map<string, (progress: Progress) => void>();

/** Connects to the program, or in a browser to the fake one. Answers how the program was started. */
export async function start(): Promise<Startup> {
  host = await chooseHost();
  host.onProgress((task, progress) => listeners.get(task)?.(progress));
  return host.startup();
}

async function chooseHost(): Promise<Host> {
  // Decided when building: a released window has no fake in it.
  if (import.meta.env.MODE !== 'production') {
    if (!('__TAURI_INTERNALS__' in globalThis)) return (await import('./fake')).makeFakeHost();
  }
  return (await import('./tauri')).tauriHost;
}

/** Asks a command and gives its answer; throws `AppError`. */
export const call: Call = async (name, request, options = {}) => {
  const task = options.task ?? `call-${++tasks}`;
  if (options.onProgress) listeners.set(task, options.onProgress);
  try {
    return (await host.call(name, request, task, options.slot ?? null)) as Commands[typeof name]['answer'];
  } catch (thrown) {
    throw AppError.from(thrown);
  } finally {
    listeners.delete(task);
  }
};

/** Asks a running command to stop; it then fails with the code `cancelled`, or answers with what it has. */
export function cancel(task: string): void {
  void host.cancel(task);
}

export const chooseFiles = (): Promise<string[]> => host.chooseFiles();
export const chooseFolder = (): Promise<string | null> => host.chooseFolder();
export const chooseOutput = (suggested: string): Promise<string | null> => host.chooseOutput(suggested);

/** Opens an address in the system's browser. Only `LinkDialog` does, after the reader has seen the whole address. */
export const openLink = (url: string): Promise<void> => host.openLink(url);

export const onFilesDropped = (listen: (paths: string[]) => void): void => host.onFilesDropped(listen);
export const onFilesHover = (listen: (hovering: boolean) => void): void => host.onFilesHover(listen);
