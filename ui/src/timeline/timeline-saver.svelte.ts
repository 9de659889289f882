import { call, type Call, type SavedReport } from '../backend';
import { drawPng, drawSvg } from '../components/charts/echarts';
import { timelinePicture } from '../components/charts/picture';
import type { TimeData } from '../components/charts/series';
import { readLightTheme } from '../components/charts/theme';
import { Latest } from '../lib/latest.svelte';
import { pictureWords, type TimelineForm } from './timeline-picture';
import type { ShownTimeline } from './timeline.svelte';

/** Writes the timeline that is shown to a file. */
export class TimelineSaver {
  readonly saved = new Latest<SavedReport>();
  readonly #call: Call;

  constructor(ask: Call = call) {
    this.#call = ask;
  }

  /** `visible` are the series that are switched on: a picture shows those, the numbers are all. */
  async save(shown: ShownTimeline, visible: TimeData, form: TimelineForm, path: string): Promise<void> {
    await this.saved.ask(async () => {
      if (form === 'csv') {
        return this.#call('save_timeline', { timeline: shown.request, path, verbatim: false });
      }
      const { program } = await this.#call('about', {});
      const words = pictureWords(shown, program);
      const { option, width, height } = timelinePicture(visible, shown.lines, words, readLightTheme());
      const content = (form === 'svg' ? drawSvg : drawPng)(option, width, height);
      return this.#call('save_picture', { path, form, content });
    });
  }
}
