import type { Guest } from '@hotmess/local/testing/service-under-test';
import { eventOf, handEvent } from '@hotmess/local/testing/test-events';
import { sellerApproved } from '@hotmess/shared/events/commerce';
import type { EventConsumer } from '@hotmess/shared/events/consumer';
import type { EventContract } from '@hotmess/shared/events/define-event';
import { randomUUID } from 'node:crypto';
import { sellerConsumers } from '../src/consumers/seller-changed.ts';
import type { DB } from '../src/generated/database.ts';
import { type Nightlife, ENVELOPE_OF, mutate } from './harness.ts';

export const MEDIUM = 'https://media.hotmess.test/proof.jpg';

/** Hands an event to one of the service's consumers. */
export const hand = <Data>(
  nightlife: Nightlife,
  consumers: readonly EventConsumer<DB>[],
  contract: EventContract<Data>,
  data: NoInfer<Data>,
) => handEvent(nightlife.service.database, consumers, eventOf(contract, data));

/** The data of all events of a contract that wait or went out, oldest first. */
export async function told<Data>(nightlife: Nightlife, contract: EventContract<Data>): Promise<Data[]> {
  const { rows } = await nightlife.superuser.query<{ envelope: string }>(ENVELOPE_OF, [contract.subject]);
  return rows.map(({ envelope }) => (JSON.parse(envelope) as { data: Data }).data);
}

/** Somebody whom commerce lets take money. */
export async function readySeller(nightlife: Nightlife): Promise<Guest> {
  const seller = await nightlife.person();
  await hand(nightlife, sellerConsumers(), sellerApproved, {
    sellerId: randomUUID(),
    userId: seller.userId,
    version: 2,
    canCharge: true,
  });
  return seller;
}

/** A listing in the state asked for, as seller and moderator would bring it there. @returns its id */
export async function listingIn(
  nightlife: Nightlife,
  seller: Guest,
  beaconId: string,
  state: 'draft' | 'pending_review' | 'live',
  input: Record<string, unknown> = {},
): Promise<string> {
  const made = await mutate(
    nightlife,
    'createTicketListing',
    { beaconId, title: 'One entry', price: 2_000, faceValue: 2_000, ...input },
    'listing { id }',
    seller,
  );
  const id: string = made.listing.id;
  if (state === 'draft') return id;
  await mutate(nightlife, 'submitTicketListing', { id }, 'listing { id }', seller, 'TicketListingStepInput');
  if (state === 'pending_review') return id;
  await mutate(
    nightlife,
    'approveTicketListing',
    { id },
    'listing { id }',
    await nightlife.person('moderator'),
  );
  return id;
}

/** A column of a row, as a superuser sees it. */
export async function look(
  nightlife: Nightlife,
  table: string,
  id: string,
): Promise<Record<string, unknown>> {
  const { rows } = await nightlife.superuser.query(
    table === 'ticket_rights'
      ? 'select * from ticket_rights where listing_id = $1'
      : `select * from ${table} where id = $1`,
    [id],
  );
  return rows[0];
}
