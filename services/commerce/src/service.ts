import { fileURLToPath } from 'node:url';
import { systemActor } from '@hotmess/shared/db/actor';
import { type Kernel, createService } from '@hotmess/shared/service/create-service';
import { addGauge } from '@hotmess/shared/service/metrics';
import type { CommerceConfig } from './config.ts';
import { actionTakenConsumer } from './consumers/action-taken.ts';
import { reportFiledConsumer } from './consumers/report-filed.ts';
import { userStandingConsumers } from './consumers/user-standing.ts';
import { type Dependencies, createContext } from './context.ts';
import { dropResolvers } from './drop/resolvers.ts';
import type { DB } from './generated/database.ts';
import { enumResolvers } from './generated/enums.ts';
import { settleListings } from './jobs/settle-listings.ts';
import { listingResolvers } from './market-listing/resolvers.ts';
import { accountHandler } from './seller/account-handler.ts';
import { sellerResolvers } from './seller/resolvers.ts';
import { moveDrops } from './jobs/move-drops.ts';
import { productResolvers } from './product/resolvers.ts';
import { rateResolvers } from './rate/resolvers.ts';
import { stockResolvers } from './stock/resolvers.ts';
import { createStripe } from './stripe/client.ts';
import type { StripeObjectHandler } from './webhook/handlers.ts';
import { countFailing, deleteOldStripeEvents } from './webhook/queries.ts';
import { startRefresher } from './webhook/refresher.ts';
import { serveWebhook } from './webhook/route.ts';

const SECOND = 1_000;
const DAY = 24 * 3_600_000;
const SYSTEM = systemActor('stripe');

/** The objects of Stripe's that commerce follows. */
const STRIPE_HANDLERS: readonly StripeObjectHandler[] = [accountHandler];

/** The composition root of commerce. */
export function createCommerce(config: CommerceConfig) {
  return createService({
    name: 'commerce',
    config,
    folder: fileURLToPath(new URL('..', import.meta.url)),
    assemble: (kernel: Kernel<DB>) => {
      const { database, auditor } = kernel;
      const deps: Dependencies = {
        database,
        auditor,
        stripe: createStripe(config),
        mediaHosts: config.MEDIA_HOSTS,
        sellerOnboardingUrl: config.SELLER_ONBOARDING_URL,
      };
      return {
        resolvers: [
          enumResolvers,
          productResolvers,
          stockResolvers,
          dropResolvers,
          rateResolvers,
          sellerResolvers,
          listingResolvers,
        ],
        createContext: (scope) => createContext(deps, scope),
        consumers: [actionTakenConsumer(), reportFiledConsumer(), ...userStandingConsumers()],
        jobs: [
          { name: 'move-drops', every: SECOND, work: async () => void (await moveDrops(database)) },
          {
            name: 'settle-listings',
            every: 30 * SECOND,
            work: async () => void (await settleListings(database)),
          },
          {
            name: 'delete-old-stripe-events',
            every: DAY,
            work: async () => void (await deleteOldStripeEvents(database.as(SYSTEM))),
          },
        ],
        closers: [followStripe(kernel, deps, config.STRIPE_WEBHOOK_SECRET)],
      };
    },
  });
}

/** Webhooks in, and what they wake. */
function followStripe({ app, logger, metrics, database }: Kernel<DB>, deps: Dependencies, secret: string) {
  const refresher = startRefresher({ deps, handlers: STRIPE_HANDLERS, logger });
  serveWebhook(app, { deps, secret, handlers: STRIPE_HANDLERS, refresher });
  addGauge(metrics, 'hotmess_stripe_refreshes_failing', 'Stripe objects that could not be read yet.', () =>
    countFailing(database.as(SYSTEM)),
  );
  return { name: 'stripe', close: () => refresher.stop() };
}
