/** A host without a program behind it: for the browser while building, and for looking at every view. */
import type { ApiError, Progress } from '../bindings';
import type { Host } from '../host';
import { makeAnswers } from './answers';

export function makeFakeHost(): Host {
  let tell: (task: string, progress: Progress) => void = () => undefined;
  const stopped = new Set<string>();
  const answers = makeAnswers();

  return {
    async call(name, request, task) {
      const answer = answers[name as keyof typeof answers] as ((request: unknown) => unknown) | undefined;
      if (!answer) throw failed(`There is no command ${name}.`);
      if (name === 'import_files')
        await pretendToImport(
          (progress) => tell(task, progress),
          () => stopped.has(task),
        );
      await wait(name === 'count_timeline' ? 60 : 20);
      return structuredClone(answer(request));
    },
    cancel: (task) => Promise.resolve(void stopped.add(task)),
    chooseFiles: () => Promise.resolve(['~/Downloads/iran_201906_1_tweets_csv_hashed.zip']),
    chooseFolder: () => Promise.resolve('~/Downloads/takedowns'),
    chooseOutput: (suggested) => Promise.resolve(`~/Documents/${suggested}`),
    openLink: () => Promise.resolve(),
    startup: () =>
      Promise.resolve({
        sample: false,
        archive: null,
        theme: new URLSearchParams(globalThis.location.search).get('theme'),
      }),
    onProgress: (listen) => void (tell = listen),
    onFilesDropped: () => undefined,
    onFilesHover: () => undefined,
  };
}

async function pretendToImport(tell: (progress: Progress) => void, isStopped: () => boolean): Promise<void> {
  const total = 180_000_000;
  for (let done = 0; done < total && !isStopped(); done += 6_000_000) {
    const message = 'Reading iran_201906_1_tweets_csv_hashed.csv';
    tell({
      message,
      done,
      total,
      unit: 'bytes',
      records: done / 620,
      rate: 58_210,
      secondsLeft: (total - done) / 36e6,
    });
    await wait(200);
  }
}

function failed(message: string): ApiError {
  return { code: 'failed', message, hint: null, details: null };
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
