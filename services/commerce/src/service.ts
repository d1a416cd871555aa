import { fileURLToPath } from 'node:url';
import { systemActor } from '@hotmess/shared/db/actor';
import { dsarConsumers } from '@hotmess/shared/dsar/consumers';
import { type Kernel, createService } from '@hotmess/shared/service/create-service';
import { addGauge } from '@hotmess/shared/service/metrics';
import { checkoutResolvers } from './checkout/resolvers.ts';
import type { CommerceConfig } from './config.ts';
import { ticketListingConsumers } from './consumers/ticket-listing.ts';
import { ticketSaleConsumers } from './consumers/ticket-sale.ts';
import { userBannedConsumer } from './consumers/user-banned.ts';
import { userErasedConsumer } from './consumers/user-erased.ts';
import { actionTakenConsumer } from './consumers/action-taken.ts';
import { reportFiledConsumer } from './consumers/report-filed.ts';
import { userStandingConsumers } from './consumers/user-standing.ts';
import { type Dependencies, createContext } from './context.ts';
import { disputeHandler } from './dispute/refresh.ts';
import { disputeResolvers } from './dispute/resolvers.ts';
import { dropResolvers } from './drop/resolvers.ts';
import { holdErasure } from './dsar/hold.ts';
import { collectPerson, erasePerson } from './dsar/person-data.ts';
import type { DB } from './generated/database.ts';
import { enumResolvers } from './generated/enums.ts';
import { endStoppedSales } from './jobs/end-stopped-sales.ts';
import { expireHolds } from './jobs/expire-holds.ts';
import { settleListings } from './jobs/settle-listings.ts';
import { listingResolvers } from './market-listing/resolvers.ts';
import { accountHandler } from './seller/account-handler.ts';
import { sellerResolvers } from './seller/resolvers.ts';
import { moveDrops } from './jobs/move-drops.ts';
import { settleOrders } from './jobs/settle-orders.ts';
import { shredAddresses } from './jobs/shred-addresses.ts';
import { orderResolvers } from './order/resolvers.ts';
import { paymentIntentHandler } from './payment/refresh.ts';
import { productResolvers } from './product/resolvers.ts';
import { rateResolvers } from './rate/resolvers.ts';
import { refundResolvers } from './refund/resolvers.ts';
import { stockResolvers } from './stock/resolvers.ts';
import { createStripe } from './stripe/client.ts';
import type { StripeObjectHandler } from './webhook/handlers.ts';
import { countFailing, deleteOldStripeEvents } from './webhook/queries.ts';
import { startRefresher } from './webhook/refresher.ts';
import { serveWebhook } from './webhook/route.ts';

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const DAY = 24 * HOUR;
const SYSTEM = systemActor('stripe');

/** The objects of Stripe's that commerce follows. */
const STRIPE_HANDLERS: readonly StripeObjectHandler[] = [
  accountHandler,
  paymentIntentHandler,
  disputeHandler,
];

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
          checkoutResolvers,
          orderResolvers,
          refundResolvers,
          disputeResolvers,
          sellerResolvers,
          listingResolvers,
        ],
        createContext: (scope) => createContext(deps, scope),
        consumers: [
          ...ticketListingConsumers(),
          ...ticketSaleConsumers(),
          userBannedConsumer(),
          userErasedConsumer(),
          actionTakenConsumer(),
          reportFiledConsumer(),
          ...userStandingConsumers(),
          ...dsarConsumers<DB>({
            service: 'commerce',
            nats: kernel.nats,
            collect: collectPerson,
            erase: erasePerson,
            hold: holdErasure,
          }),
        ],
        jobs: [
          { name: 'move-drops', every: SECOND, work: async () => void (await moveDrops(database)) },
          { name: 'expire-holds', every: 5 * SECOND, work: async () => void (await expireHolds(deps)) },
          {
            name: 'end-stopped-sales',
            every: 5 * SECOND,
            work: async () => void (await endStoppedSales(deps)),
          },
          { name: 'settle-orders', every: 10 * SECOND, work: async () => void (await settleOrders(deps)) },
          { name: 'shred-addresses', every: HOUR, work: async () => void (await shredAddresses(database)) },
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
