import { randomUUID } from 'node:crypto';
import { startOwnNats } from '@hotmess/local/testing/nats';
import type { Guest } from '@hotmess/local/testing/service-under-test';
import { eventOf, sendThroughOutbox } from '@hotmess/local/testing/test-events';
import type { EventContract } from '@hotmess/shared/events/define-event';
import { ticketListingApproved } from '@hotmess/shared/events/nightlife';
import { expect } from 'vitest';
import { startCommerce } from './harness.ts';
import { openMarket } from './market-world.ts';
import { type Line, WAIT, openShop } from './shop.ts';

export const listing = (itemId: string, quantity = 1): Line => ({ kind: 'MARKET_LISTING', itemId, quantity });
export const ticket = (itemId: string): Line => ({ kind: 'TICKET_LISTING', itemId, quantity: 1 });

export type MarketShop = Awaited<ReturnType<typeof openMarketShop>>;

/** Commerce on a NATS of its own, with a shop, a market, a buyer and a seller who may sell. The jobs are the test's to run. */
export async function openMarketShop() {
  const nats = await startOwnNats();
  const heldJobs = ['expire-holds', 'settle-orders', 'move-drops', 'end-stopped-sales'];
  const commerce = await startCommerce({ natsUrl: nats.url, heldJobs });
  const market = await openMarket(commerce);
  const shop = openShop(commerce, market.admin);
  await shop.setRates();
  const seller = await market.seller();
  const send = <Data>(contract: EventContract<Data>, data: NoInfer<Data>) =>
    sendThroughOutbox(commerce.superuser, eventOf(contract, data));
  return {
    commerce,
    market,
    shop,
    seller,
    admin: market.admin,
    buyer: await commerce.person(),
    /** Sends another service's event. */
    send,
    /** The data of events of a fact in which a field has a value. */
    told: async (fact: string, key: string, value: string) =>
      (await commerce.events(fact)).filter((event) => event[key] === value),
    becomes: (id: string, as: Guest, state: Record<string, unknown>) =>
      expect.poll(() => shop.read(id, as), WAIT).toMatchObject(state),
    /** A ticket on resale, as nightlife's approval tells. @returns its listing */
    async offerTicket({ sellerUserId = seller.guest.userId, price = 2_500, currency = 'GBP' } = {}) {
      const listingId = randomUUID();
      await send(ticketListingApproved, {
        listingId,
        version: 3,
        beaconId: randomUUID(),
        sellerId: sellerUserId,
        title: 'Saturday at the Vaults, one entry',
        price,
        currency,
        approvedAt: new Date().toISOString(),
      });
      const known = async () =>
        (await commerce.superuser.query('select 1 from sellable_tickets where listing_id = $1', [listingId]))
          .rowCount;
      await expect.poll(known, WAIT).toBe(1);
      return listingId;
    },
    async close() {
      await commerce.close();
      await nats.dispose();
    },
  };
}
