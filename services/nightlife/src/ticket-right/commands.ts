import { requirePerson } from '@hotmess/shared/auth/require';
import { type Actor, systemActor } from '@hotmess/shared/db/actor';
import type { Database } from '@hotmess/shared/db/database';
import { DomainError, notFound } from '@hotmess/shared/errors/domain-error';
import { entityId, validInput } from '@hotmess/shared/graphql/input';
import { z } from 'zod';
import { findBeacon } from '../beacon/queries.ts';
import { presentStatus } from '../beacon/status.ts';
import type { DB } from '../generated/database.ts';
import type { OfflineKeys } from '../offline-key/keys.ts';
import { type Minted, mintHolderToken } from '../qr-token/minting.ts';
import { revokeTokens } from '../qr-token/queries.ts';
import { lockListing } from '../ticket-listing/queries.ts';
import { lockRight } from './queries.ts';

export interface TicketRightCommands {
  readonly database: Database<DB>;
  readonly offlineKeys: OfflineKeys;
}

const DAY = 86_400;
const mintTicketInput = z.object({
  listingId: z.string(),
  scope: z.enum(['check_in', 'experience']).nullish(),
  lifetimeSeconds: z
    .number()
    .int()
    .min(5, 'must be at least 5 seconds')
    .max(DAY, 'must be at most 24 hours (86400)')
    .nullish(),
  signed: z.boolean().nullish(),
});

/**
 * Mints the token that a ticket's holder shows at the door; one minted before for the same ticket dies. Nobody walks in
 * on a ticket that he offers: he takes it off the market first.
 * @throws {DomainError} UNAUTHENTICATED, FORBIDDEN, BAD_USER_INPUT, NOT_FOUND where he holds no such ticket, or
 *   INVALID_TRANSITION where it is on offer or its beacon is not live
 */
export async function mintTicketToken(
  deps: TicketRightCommands,
  actor: Actor,
  raw: unknown,
): Promise<Minted> {
  const holder = requirePerson(actor);
  const input = validInput(mintTicketInput, raw);
  const listingId = entityId(input.listingId);
  const signer = input.signed ? await deps.offlineKeys.signer() : undefined;
  return deps.database.inTransaction(systemActor('mint-ticket-token'), async (tx) => {
    // The same order of locks as a sale's.
    const listing = await lockListing(tx.db, listingId);
    const right = await lockRight(tx.db, listingId);
    if (!listing || right?.holder_id !== holder.userId) notFound();
    const usable = listing.status === 'sold' || listing.removed_because === 'seller';
    if (!usable) throw new DomainError('INVALID_TRANSITION', 'This ticket is on offer, or was taken down.');
    const beacon = (await findBeacon(tx.db, listing.beacon_id)) ?? notFound();
    if (presentStatus(beacon, new Date()) !== 'live')
      throw new DomainError('INVALID_TRANSITION', 'Tokens are minted while the beacon is live.');
    await revokeTokens(tx.db, { listingId });
    return mintHolderToken(
      tx,
      {
        beaconId: beacon.id,
        scope: input.scope ?? 'check_in',
        holderId: holder.userId,
        listingId,
      },
      { lifetimeSeconds: input.lifetimeSeconds ?? 300, signer },
    );
  });
}
