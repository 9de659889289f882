import { zoneCity } from '../../lib/format';

/** `UTC`, `Tehran time (Asia/Tehran)`: the zone as it stands beside an axis. */
export function zoneWords(zone: string): string {
  return zone === 'UTC' ? 'UTC' : `${zoneCity(zone)} time (${zone})`;
}
