import { LETTERS, letterAt, type Letter } from '../../tray/tray.svelte';

/**
 * The letters of compared accounts: those they have in the tray, the others the first that are free.
 *
 * An account keeps its letter, colour and shape everywhere, and no two compared accounts have the same.
 */
export function lettersFor(
  addresses: readonly string[],
  inTray: (address: string) => Letter | null,
): Letter[] {
  const taken = new Set(addresses.map(inTray));
  const free = LETTERS.filter((letter) => !taken.has(letter));
  return addresses.map((address, idx) => inTray(address) ?? free.shift() ?? letterAt(idx));
}
