/** Values in the reader's words: numbers and times as the window shows them everywhere. */

const LOCALE = 'en-GB';

const whole = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 0 });

/** `1,204` */
export function formatCount(count: number): string {
  return whole.format(count);
}

const tenths = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 1 });

/** `1,204`, `12.5`: a number that need not be whole. */
export function formatNumber(value: number): string {
  return tenths.format(value);
}

/** `1 post`, `1,204 posts`; an irregular plural may be given. */
export function formatPlural(count: number, one: string, many = `${one}s`): string {
  return `${whole.format(count)} ${count === 1 ? one : many}`;
}

/** `12.5 %`; below a tenth of a per cent `< 0.1 %`. */
export function formatShare(part: number, total: number): string {
  if (total === 0) return '–';
  const percent = (100 * part) / total;
  if (percent > 0 && percent < 0.1) return '< 0.1 %';
  const digits = percent === 0 || percent >= 99.95 || Number.isInteger(percent) ? 0 : 1;
  return `${percent.toFixed(digits)} %`;
}

/** `0.123`: a Jaccard index. */
export function formatJaccard(value: number): string {
  return value.toFixed(3);
}

/** `4.2 MB`, in steps of 1,000. */
export function formatBytes(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${unit === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`;
}

/** `12 s`, `4 min`, `2 h 10 min`, `3 days`: for time left and for lags. */
export function formatDuration(seconds: number): string {
  const s = Math.abs(Math.round(seconds));
  if (s < 60) return `${s} s`;
  if (s < 3600)
    return s % 60 === 0 || s >= 600 ? `${Math.round(s / 60)} min` : `${Math.floor(s / 60)} min ${s % 60} s`;
  if (s < 86_400) {
    const minutes = Math.round((s % 3600) / 60);
    return minutes === 0 ? `${Math.floor(s / 3600)} h` : `${Math.floor(s / 3600)} h ${minutes} min`;
  }
  const days = Math.round(s / 86_400);
  return days === 1 ? '1 day' : `${whole.format(days)} days`;
}

/** How exactly a time is known, as on the wire. */
export type Precision = 'day' | 'minute' | 'second' | 'millisecond';

const formats = new Map<string, Intl.DateTimeFormat>();

function dateFormat(zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${zone} ${JSON.stringify(options)}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(LOCALE, { ...options, timeZone: zone });
    formats.set(key, format);
  }
  return format;
}

const DAY: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', year: 'numeric' };
const MINUTE: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
const SECOND: Intl.DateTimeFormatOptions = { ...MINUTE, second: '2-digit' };

/**
 * `11 Feb 2017, 14:03 UTC`: as exact as `precision` says, with the zone's name.
 *
 * A time known only to the day is a day in UTC, whatever the zone, and is shown without one.
 */
export function formatTime(time: string, precision: string | null, zone: string): string {
  if (precision === 'day') return formatDay(time, 'UTC');
  const clock = precision === 'second' || precision === 'millisecond' ? SECOND : MINUTE;
  const at = new Date(time);
  return `${tidyMonth(dateFormat(zone, DAY).format(at))}, ${dateFormat(zone, clock).format(at)} ${formatZone(zone, at)}`;
}

/** `11 Feb 2017` in the zone. A bare day, `2017-02-11`, stays that day whatever the zone. */
export function formatDay(time: string, zone: string): string {
  const bare = time.length === 10;
  return tidyMonth(dateFormat(bare ? 'UTC' : zone, DAY).format(new Date(time)));
}

/** `14:03`, or with seconds. */
export function formatClock(time: string, precision: string | null, zone: string): string {
  const clock = precision === 'second' || precision === 'millisecond' ? SECOND : MINUTE;
  return dateFormat(zone, clock).format(new Date(time));
}

/** `Feb 2017` in the zone. */
export function formatMonth(time: string, zone: string): string {
  return tidyMonth(dateFormat(zone, { month: 'short', year: 'numeric' }).format(new Date(time)));
}

/** `11 Feb 2017 – 3 Mar 2018` in the zone, or one day if they are the same. */
export function formatSpan(first: string | null, last: string | null, zone: string): string {
  if (first === null || last === null) return 'no dates';
  const from = formatDay(first, zone);
  const until = formatDay(last, zone);
  return from === until ? from : `${from} – ${until}`;
}

/** `UTC`, `Tehran time (+03:30)`: the zone as it is at that moment. */
export function formatZone(zone: string, at: Date): string {
  if (zone === 'UTC') return 'UTC';
  return `${zoneCity(zone)} (${zoneOffset(zone, at)})`;
}

/** `Tehran` of `Asia/Tehran`. */
export function zoneCity(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

/** `+03:30`: the zone's distance from UTC at that moment. */
export function zoneOffset(zone: string, at: Date): string {
  const parts = dateFormat(zone, { timeZoneName: 'longOffset' }).formatToParts(at);
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? '';
  return name === 'GMT' ? '+00:00' : name.replace('GMT', '');
}

/** The calendar day of a moment in a zone, as `2017-02-11`, which is what `since:` and `until:` take. */
export function isoDay(at: Date, zone: string): string {
  const parts = dateFormat(zone, { day: '2-digit', month: '2-digit', year: 'numeric' }).formatToParts(at);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
}

const languages = new Intl.DisplayNames([LOCALE], { type: 'language', fallback: 'none' });

/** `Persian` for `fa`; the label itself where nobody has a name for it. */
export function languageName(label: string): string {
  if (label === '' || label === 'und') return 'not determined';
  try {
    return languages.of(label) ?? label;
  } catch {
    return label;
  }
}

const PLATFORMS: Record<string, string> = {
  twitter: 'Twitter',
  facebook: 'Facebook',
  instagram: 'Instagram',
  youtube: 'YouTube',
  google: 'Google',
  reddit: 'Reddit',
  telegram: 'Telegram',
  tiktok: 'TikTok',
  web: 'Web',
  other: 'Other platform',
};

/** `YouTube` for `youtube`. */
export function platformName(platform: string): string {
  return PLATFORMS[platform] ?? platform;
}

/** The id of what stands for all posts of a dataset whose account its release does not name. */
export const UNNAMED = '?unnamed';

/** What stands in the place of its name. */
export const NO_ACCOUNT_NAMED = 'No account named';

/** A hash or long id, short: `4f2a9c…`. What is not long stays whole. */
export function shortId(id: string): string {
  return id.length > 20 ? `${id.slice(0, 8)}…` : id;
}

/** A handle, shown name or id between isolates, for titles and labels that know no markup. */
export function isolate(text: string): string {
  return `\u2068${text}\u2069`;
}

/** English writes "Sept" in en-GB where the other months have three letters. */
function tidyMonth(text: string): string {
  return text.replace('Sept', 'Sep');
}
