import type { Host } from './host';

/** Placeholder: replaced in the next commit. */
export function makeFakeHost(): Host {
  return {
    call: () => Promise.reject(new Error('not yet')),
    cancel: () => Promise.resolve(),
    chooseFiles: () => Promise.resolve([]),
    chooseFolder: () => Promise.resolve(null),
    chooseOutput: () => Promise.resolve(null),
    openLink: () => Promise.resolve(),
    startup: () => Promise.resolve({ sample: true, theme: null }),
    onProgress: () => undefined,
    onFilesDropped: () => undefined,
    onFilesHover: () => undefined,
  };
}
