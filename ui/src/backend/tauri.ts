import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import type { Progress } from './bindings';
import type { Host, Startup } from './host';

/** The program's own shell. */
export const tauriHost: Host = {
  call: (name, request, task, slot) => invoke('call', { name, request, task, slot }),
  cancel: (task) => invoke('cancel', { task }),
  chooseFiles: () => invoke<string[]>('choose_files'),
  chooseFolder: () => invoke<string | null>('choose_folder'),
  chooseOutput: (suggested) => invoke<string | null>('choose_output', { suggested }),
  openLink: (url) => invoke('open_link', { url }),
  startup: () => invoke<Startup>('startup'),
  onProgress(tell) {
    void listen<{ task: string; progress: Progress }>('progress', ({ payload }) =>
      tell(payload.task, payload.progress),
    );
  },
  onFilesDropped(tell) {
    void listen<string[]>('files-dropped', ({ payload }) => tell(payload));
  },
  onFilesHover(tell) {
    void listen<boolean>('files-hover', ({ payload }) => tell(payload));
  },
};
