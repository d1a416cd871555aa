/** What several rounds said: the median and how far they lay apart. */
export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/**
 * The value below which that share of the values lies, between two of them by straight line.
 * @param share 0 to 1
 * @throws {RangeError} where there are no values
 */
export function quantile(values: readonly number[], share: number): number {
  if (values.length === 0) throw new RangeError('There is no quantile of nothing.');
  const sorted = values.toSorted((one, other) => one - other);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)]!;
  const above = sorted[Math.ceil(place)]!;
  return below + (above - below) * (place - Math.floor(place));
}

/** Median, lowest and highest. */
export function spread(values: readonly number[]): Spread {
  return { median: quantile(values, 0.5), min: Math.min(...values), max: Math.max(...values) };
}

/**
 * The ratios of what was measured side by side: each round's own, so that a machine which was slow for one round was
 * slow for both of its halves.
 * @param measured one number a round
 * @param floor what it is compared with, one number for each of the same rounds
 */
export function ratios(measured: readonly number[], floor: readonly number[]): Spread {
  if (measured.length !== floor.length) throw new RangeError('Each round has one number of either side.');
  return spread(measured.map((value, round) => value / floor[round]!));
}

/**
 * The order in which a round runs its parts: forwards and backwards in turns, so that none always goes first.
 * @param round 0, 1, 2 …
 */
export function inTurn<Part>(parts: readonly Part[], round: number): Part[] {
  return round % 2 === 0 ? [...parts] : parts.toReversed();
}
