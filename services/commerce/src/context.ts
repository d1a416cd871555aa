import type { Database } from '@hotmess/shared/db/database';
import type { Auditor } from '@hotmess/shared/events/audit';
import type { RequestScope } from '@hotmess/shared/service/subgraph-server';
import type Stripe from 'stripe';
import { dropLoader, ownEntryLoader } from './drop/loaders.ts';
import type { DB } from './generated/database.ts';
import { orderLoaders } from './order/loaders.ts';
import { listingLoaders } from './market-listing/loaders.ts';
import { sellerLoaders } from './seller/loaders.ts';
import { productLoaders } from './product/loaders.ts';

/** What the process has once, and every command stands on. */
export interface Dependencies {
  readonly database: Database<DB>;
  readonly auditor: Auditor;
  readonly stripe: Stripe;
  /** Where pictures may lie. */
  readonly mediaHosts: readonly string[];
  /** The page that a seller comes back to from Stripe's onboarding. */
  readonly sellerOnboardingUrl: string;
}

/** What a resolver gets: who asks, what commands stand on, and the loaders of this one request. */
export interface Context extends RequestScope {
  readonly deps: Dependencies;
  readonly loaders: ReturnType<typeof createLoaders>;
}

/** Makes the context of one request. */
export function createContext(deps: Dependencies, scope: RequestScope): Context {
  return { ...scope, deps, loaders: createLoaders(deps, scope) };
}

function createLoaders({ database }: Dependencies, { actor }: RequestScope) {
  const db = database.as(actor);
  return {
    product: productLoaders(db),
    drop: dropLoader(db),
    ownEntry: ownEntryLoader(db, actor),
    order: orderLoaders(db),
    seller: sellerLoaders(db),
    listing: listingLoaders(db, actor),
  };
}
