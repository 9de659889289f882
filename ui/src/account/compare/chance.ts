import type { Chance, ChancePair, ChanceRange, ComparedPair } from '../../backend';
import { formatCount, formatNumber, formatPlural } from '../../lib/format';

/** What two accounts drawn by chance share, beside a count of this pair. */
export function chanceWords({ shared, median, low, high, asMany }: ChanceRange, drawn: number): string {
  const middle = low === high ? formatCount(low) : `${formatCount(low)} to ${formatCount(high)}`;
  // Every pair shares as many as none.
  const reach = shared === 0 ? '' : `; ${reachWords(asMany, drawn)}`;
  return `By chance: ${middle} in 95 of 100 drawn pairs, ${formatNumber(median)} in the middle${reach}`;
}

function reachWords(asMany: number, drawn: number): string {
  if (asMany === 0) return `none of ${formatCount(drawn)} pairs shares as many`;
  if (asMany === drawn) return `all ${formatCount(drawn)} pairs share as many or more`;
  return `${formatCount(asMany)} of ${formatCount(drawn)} pairs ${asMany === 1 ? 'shares' : 'share'} as many or more`;
}

/** From which accounts the pairs were drawn. */
export function drawnWords(chance: ChancePair, [a, b]: readonly [string, string]): string {
  const of = (peers: number, letter: string) =>
    `${formatPlural(peers, 'account')} with about as many posts as ${letter}`;
  return (
    `By chance means: ${formatPlural(chance.drawn, 'pair')} of different accounts of the same dataset, one of ` +
    `${of(chance.aPeers, a)}, one of ${of(chance.bPeers, b)}. Accounts that write another language share less, ` +
    'and accounts of one removed network are no ordinary accounts.'
  );
}

/** What chance says about a pair. */
export function chanceOf(chance: Chance | null, pair: ComparedPair): ChancePair | null {
  return chance?.pairs.find((one) => one.a === pair.a && one.b === pair.b) ?? null;
}
