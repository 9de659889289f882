/** The place is found again at the next start: it is written down as it changes, beside the archive. */
import { call } from '../backend';
import { location, locationFromText, locationToText, type Location } from '../location.svelte';
import { batch } from '../post/batch.svelte';
import { tray } from '../tray/tray.svelte';
import { notes } from './notes.svelte';

const PAUSE_MS = 400;

let pause: ReturnType<typeof setTimeout> | undefined;

/** Goes to where the reader of the open archive was last. */
export async function restorePlace(): Promise<void> {
  // What was about to be written down belongs to the archive before.
  clearTimeout(pause);
  const [place, besides] = await Promise.all([loadState('location'), loadState('tray')]);
  location.restore(locationFromText(place));
  tray.restore(besides);
  await Promise.all([notes.load(), batch.restore()]);
}

/** Writes down where the reader is, after a pause. */
export function rememberPlace(place: Location, besides: string): void {
  clearTimeout(pause);
  pause = setTimeout(() => {
    saveState('location', locationToText(place));
    saveState('tray', besides);
  }, PAUSE_MS);
}

async function loadState(key: string): Promise<string | null> {
  try {
    return (await call('load_state', { key })).value;
  } catch {
    return null;
  }
}

/** On a read-only disk the place cannot be written down; the window works without. */
function saveState(key: string, value: string): void {
  call('save_state', { key, value }).catch(() => undefined);
}
