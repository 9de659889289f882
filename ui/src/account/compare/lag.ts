import { formatDuration } from '../../lib/format';

/**
 * Who was first and by how long, in words: `A first, by 41 s`.
 *
 * `seconds` runs from the first account to the second; negative where the second came first. Where the
 * coarser of two times is known to the minute or the day, the lag is no finer, and none is said where
 * the two are the same. Without a precision the times are taken as they are published.
 */
export function lagWords(
  seconds: number | null,
  precision: string | null,
  names: readonly [string, string],
): string {
  if (seconds === null) return 'order not known';
  if (precision === null && seconds === 0) return 'at the same published time';
  const unit = precision === 'day' ? 'day' : precision === 'minute' ? 'minute' : 'second';
  if (Math.abs(seconds) < UNIT_SECONDS[unit]) return `within the same ${unit}`;
  const lag = precision === null || unit === 'second' ? formatDuration(seconds) : coarse(seconds, unit);
  return `${seconds > 0 ? names[0] : names[1]} first, by ${lag}`;
}

const UNIT_SECONDS = { second: 1, minute: 60, day: 86_400 };

/** A lag in whole units, said to be about so long: each of the two times may be off by almost one. */
function coarse(seconds: number, unit: 'minute' | 'day'): string {
  const whole = Math.round(Math.abs(seconds) / UNIT_SECONDS[unit]) * UNIT_SECONDS[unit];
  return `about ${formatDuration(whole)}`;
}
