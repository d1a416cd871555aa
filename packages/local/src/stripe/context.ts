import type Stripe from 'stripe';
import type { Store } from './store.ts';

/** What the parts of the stand-in share. */
export interface StandInContext {
  readonly store: Store;
  /** Where a browser reaches it. */
  readonly publicUrl: string;
  /** Makes an event and sends it to the webhook endpoint. @param account the Connect account that it happened on */
  readonly emit: (type: Stripe.Event.Type, object: object, account?: string) => void;
}
