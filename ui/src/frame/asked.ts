import type { Filter } from '../backend';

/** Whether a filter has a control of its own beside the box: a switch, or the chip of a form left out. */
export function hasControl(query: string, { name, value, excluded, at }: Filter): boolean {
  if (excluded) return false;
  if (name === 'omit') return true;
  const isSwitch = name === 'exact' || name === 'forms';
  return isSwitch && value.toLowerCase() === 'on' && query.slice(...at).toLowerCase() === `${name}:on`;
}
