import { randomUUID } from 'node:crypto';
import { type Actor, CANARY, MEDIUM } from './canary.ts';
import type { CanaryStage } from './canary-stage.ts';
import { SCAN } from './night.ts';

export async function becomeSeller(stage: CanaryStage): Promise<void> {
  const { person, admin } = stage.cast;
  const words = { displayName: CANARY, description: `Things of ${CANARY}` };
  const { account } = await stage.mutate(person, 'applyAsSeller', words, 'account { id }');
  await stage.mutate(admin, 'approveSeller', { id: account.id }, 'account { id }');
  await stage.mutate(admin, 'setSellerWhiteLabel', { id: account.id, enabled: true }, 'account { id }');
  const brand = { brandName: `${CANARY} & Co`, brandLogoUrl: MEDIUM };
  await stage.mutate(person, 'updateSellerProfile', brand, 'account { id }');
  await stage.stack.client.send('mutation { startSellerOnboarding { url } }', {}, person.token);
  const found = await stage.one<{ id: string }>(
    'commerce',
    'select stripe_account_id as id from market_sellers where user_id = $1',
    [person.userId],
  );
  await stage.stack.onboard(found!.id);
  await stage.until('nightlife', 'select 1 from seller_accounts where user_id = $1 and can_charge', [
    person.userId,
  ]);
}

/** He sells a ticket to somebody, who walks in on it: listing, sale, payment, right and scan, over two services. */
export async function sellTicket(stage: CanaryStage, beaconId: string): Promise<void> {
  const { person, buyer, moderator } = stage.cast;
  const words = { title: `Entry by ${CANARY}`, description: CANARY, price: 1_000, faceValue: 1_000 };
  const offers: string[] = [];
  for (const _ of ['sold', 'rejected']) {
    const { listing } = await stage.mutate(
      person,
      'createTicketListing',
      { beaconId, ...words },
      'listing { id }',
    );
    await stage.mutate(
      person,
      'submitTicketListing',
      { id: listing.id },
      'listing { id }',
      'TicketListingStepInput',
    );
    offers.push(listing.id);
  }
  const [id, rejected] = offers as [string, string];
  const refusal = { id: rejected, reason: `${CANARY} has but one.` };
  await stage.mutate(moderator, 'rejectTicketListing', refusal, 'listing { id }', 'ReviewTicketListingInput');
  await stage.mutate(
    moderator,
    'approveTicketListing',
    { id, reviewNotes: `${CANARY} showed it.` },
    'listing { id }',
  );
  await stage.until('commerce', 'select 1 from sellable_tickets where listing_id = $1 and is_live', [id]);
  await buy(stage, buyer, [{ kind: 'TICKET_LISTING', itemId: id, quantity: 1 }]);
  await stage.until('nightlife', `select 1 from ticket_listings where id = $1 and status = 'sold'`, [id]);
  const { token } = await stage.mutate(buyer, 'mintTicketToken', { listingId: id }, 'token');
  const nonce = randomUUID();
  const { scanBeacon } = await stage.stack.client.send<{ scanBeacon: { status: string } }>(
    SCAN,
    { input: { token, nonce } },
    person.token,
  );
  if (scanBeacon.status !== 'VALID') throw new Error(`The scan was ${scanBeacon.status}.`);
}

/** Mugs that a moderator sends back with a word and a note. */
export async function offerMugs(stage: CanaryStage): Promise<void> {
  const { person, moderator } = stage.cast;
  const words = {
    title: `Mug of ${CANARY}`,
    description: CANARY,
    pricePence: 500,
    images: [MEDIUM],
    quantity: 2,
  };
  const { listing } = await stage.mutate(person, 'createMarketListing', words, 'listing { id }');
  await stage.mutate(
    person,
    'submitMarketListing',
    { id: listing.id },
    'listing { id }',
    'MarketListingStepInput',
  );
  const refusal = { id: listing.id, reason: `${CANARY} is on the mug.`, notes: `Ask ${CANARY}.` };
  await stage.mutate(moderator, 'rejectMarketListing', refusal, 'listing { id }');
}

/** A shirt that is sent to him, and of which a part of the price comes back. */
export async function buyShirt(stage: CanaryStage): Promise<void> {
  const { person, admin } = stage.cast;
  const shirt = { title: 'Shirt', collection: 'RAW', pricePence: 2_000, quantityAvailable: 5 };
  const { product } = await stage.mutate(admin, 'createProduct', shirt, 'product { id variants { id } }');
  await stage.mutate(admin, 'publishProduct', { id: product.id }, 'product { id }', 'ProductStepInput');
  const line = { kind: 'PRODUCT', itemId: product.variants[0].id, quantity: 1 };
  const address = {
    name: CANARY,
    line1: `1 ${CANARY} Street`,
    city: 'London',
    postcode: 'SW1A 1AA',
    countryCode: 'GB',
  };
  const id = await buy(stage, person, [line], address);
  await stage.mutate(admin, 'processOrder', { id }, 'order { id }', 'OrderStepInput');
  await stage.mutate(admin, 'shipOrder', { id, carrier: CANARY, trackingNumber: CANARY }, 'order { id }');
  await stage.mutate(admin, 'deliverOrder', { id }, 'order { id }', 'OrderStepInput');
  const refund = { id, amountPence: 100, reason: `${CANARY} found a hole.` };
  await stage.mutate(admin, 'refundOrder', refund, 'refund { id }');
  await stage.until('commerce', 'select 1 from orders where id = $1 and refunded_amount = 100', [id]);
  // What he bought earned XP, by event from commerce.
  await stage.until('identity', `select 1 from xp_events where user_id = $1 and type = 'purchase'`, [
    person.userId,
  ]);
}

/** Last, since whoever is suspended sells nothing. */
export async function loseSellerAccount(stage: CanaryStage): Promise<void> {
  const { person, admin } = stage.cast;
  const found = await stage.one<{ id: string }>(
    'commerce',
    'select id from market_sellers where user_id = $1',
    [person.userId],
  );
  const suspension = { id: found!.id, reason: `${CANARY} sells no more mugs.` };
  await stage.mutate(admin, 'suspendSeller', suspension, 'account { id }', 'SellerDecisionInput');
}

/** Checks out and pays. @returns the order's id */
async function buy(stage: CanaryStage, as: Actor, lines: object[], address?: object): Promise<string> {
  const idempotencyKey = as === stage.cast.person ? `${CANARY}-1` : randomUUID();
  const cart = { idempotencyKey, lines, ...(address && { shippingAddress: address }) };
  const { payments } = await stage.mutate(as, 'checkout', cart, 'payments { clientSecret order { id } }');
  const [{ clientSecret, order }] = payments;
  await stage.stack.pay(clientSecret);
  await stage.until('commerce', `select 1 from orders where id = $1 and payment_status = 'paid'`, [order.id]);
  return order.id;
}
