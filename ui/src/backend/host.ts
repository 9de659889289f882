import type { Progress } from './bindings';

/** What the window needs of the program around it. `tauri.ts` is the real one, `fake.ts` stands in for it. */
export interface Host {
  /** Asks a command; rejects with an `ApiError`. A newer question in the same `slot` stops the older one. */
  call(name: string, request: unknown, task: string, slot: string | null): Promise<unknown>;
  /** Asks a running command to stop. */
  cancel(task: string): Promise<void>;
  /** The system's dialog for files; empty if the reader chose none. */
  chooseFiles(): Promise<string[]>;
  chooseFolder(): Promise<string | null>;
  chooseOutput(suggested: string): Promise<string | null>;
  /** Opens an address in the system's browser. Call only after the reader has confirmed it. */
  openLink(url: string): Promise<void>;
  startup(): Promise<Startup>;
  onProgress(listen: (task: string, progress: Progress) => void): void;
  onFilesDropped(listen: (paths: string[]) => void): void;
  onFilesHover(listen: (hovering: boolean) => void): void;
}

/** How the program was started. */
export interface Startup {
  /** Start on the sample archive. */
  sample: boolean;
  /** An archive named on the command line. */
  archive: string | null;
  /** A theme asked for on the command line: `light` or `dark`. */
  theme: string | null;
}
