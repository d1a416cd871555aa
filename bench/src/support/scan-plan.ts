/** Who scans what; both sides of the measurement draw from the same kind of plan. */
export interface ScanPlan {
  /** Raw tokens, one a beacon. */
  readonly tokens: readonly string[];
  /** Users' ids. */
  readonly userIds: readonly string[];
  /** All at the same beacon, until everyone was there; then at the next. */
  readonly together?: boolean;
}

/**
 * The scan of a number: a person at a beacon where he was not before, so that every scan is valid, earns XP and takes
 * the whole way. Neighbours in time are different people, and at different beacons but where all go together.
 * @throws {RangeError} where everyone was everywhere
 */
export function scanOf(plan: ScanPlan, number: number): { token: string; person: number } {
  const lap = Math.floor(number / plan.userIds.length);
  if (lap >= plan.tokens.length) throw new RangeError('Everyone has scanned everything.');
  const person = number % plan.userIds.length;
  const place = plan.together ? lap : (person + lap) % plan.tokens.length;
  return { token: plan.tokens[place]!, person };
}
