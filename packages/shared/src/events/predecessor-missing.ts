/**
 * Thrown by a consumer's handler where an earlier event has not arrived yet: order is not promised. The event is
 * tried again for 24 hours before it becomes a dead letter.
 */
export class PredecessorMissing extends Error {
  override name = 'PredecessorMissing';
  readonly code = 'PREDECESSOR_MISSING';

  /** @param what is missing, such as `user` */
  constructor(what: string) {
    super(`The event came before its predecessor: no ${what} yet.`);
  }
}
