import type { Dependencies } from '../context.ts';

/** What commerce does where Stripe says that one of its objects changed. */
export interface StripeObjectHandler {
  /** As Stripe names it in `object`, such as `payment_intent`. */
  readonly objectType: string;
  /**
   * Reads the object from Stripe again and brings ours to where it is now. What an event said is not passed on: events
   * come late, twice and in any order. It runs alone for an object, may run again at any time, and so must be harmless
   * where nothing changed.
   * @throws anything, to be called again later
   */
  readonly refresh: (deps: Dependencies, objectId: string) => Promise<void>;
}
