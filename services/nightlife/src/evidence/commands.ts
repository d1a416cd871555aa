import { requirePerson } from '@hotmess/shared/auth/require';
import type { Actor } from '@hotmess/shared/db/actor';
import type { Database } from '@hotmess/shared/db/database';
import { notFound } from '@hotmess/shared/errors/domain-error';
import type { Auditor } from '@hotmess/shared/events/audit';
import { entityId, validInput } from '@hotmess/shared/graphql/input';
import { z } from 'zod';
import { findBeacon } from '../beacon/queries.ts';
import type { DB } from '../generated/database.ts';
import { moderationReason } from '../post/input.ts';
import { findListing } from '../ticket-listing/queries.ts';
import { mayVerify } from './policy.ts';
import { type EvidenceRow, appendEvidence } from './queries.ts';

export interface EvidenceCommands {
  readonly database: Database<DB>;
  readonly auditor: Auditor;
}

const verifyInput = z.object({
  beaconId: z.string(),
  userId: z.guid('is not an id').toLowerCase(),
  threadVisible: z.boolean().nullish(),
  reason: moderationReason,
});

/**
 * Verifies by hand that a person has what he says at a beacon; it stands for whatever proof a listing needs.
 * @throws {DomainError} UNAUTHENTICATED, FORBIDDEN, STEP_UP_REQUIRED, NOT_FOUND, BAD_USER_INPUT
 */
export async function verifyPerson(deps: EvidenceCommands, actor: Actor, raw: unknown): Promise<EvidenceRow> {
  requirePerson(actor);
  const input = validInput(verifyInput, raw);
  const admin = mayVerify(actor, input.userId);
  return deps.database.inTransaction(actor, async (tx) => {
    const beacon = (await findBeacon(tx.db, entityId(input.beaconId))) ?? notFound();
    const evidence = appendEvidence(tx, {
      beaconId: beacon.id,
      userId: input.userId,
      type: 'admin_verification',
      visibility: visibilityOf(input.threadVisible),
      notedBy: admin.userId,
    });
    await deps.auditor.recordAudit(tx, {
      actor: tx.actor,
      action: 'evidence.verify',
      objectType: 'beacon',
      objectId: beacon.id,
      subjectId: input.userId,
      before: null,
      after: { userId: input.userId, visibility: evidence.visibility },
      reason: input.reason,
    });
    return evidence;
  });
}

const vouchInput = z.object({ listingId: z.string(), threadVisible: z.boolean().nullish() });

/**
 * A seller vouches for his own listing: it is on record that he said so, and it proves nothing to the review.
 * @throws {DomainError} UNAUTHENTICATED, FORBIDDEN, NOT_FOUND
 */
export async function vouchForListing(
  deps: EvidenceCommands,
  actor: Actor,
  raw: unknown,
): Promise<EvidenceRow> {
  const seller = requirePerson(actor);
  const input = validInput(vouchInput, raw);
  return deps.database.inTransaction(actor, async (tx) => {
    const listing = (await findListing(tx.db, entityId(input.listingId))) ?? notFound();
    if (listing.seller_id !== seller.userId) notFound();
    return appendEvidence(tx, {
      beaconId: listing.beacon_id,
      userId: seller.userId,
      type: 'seller_verification',
      visibility: visibilityOf(input.threadVisible),
      notedBy: seller.userId,
    });
  });
}

function visibilityOf(threadVisible: boolean | null | undefined): EvidenceRow['visibility'] {
  return threadVisible ? 'thread_visible' : 'admin_only';
}
