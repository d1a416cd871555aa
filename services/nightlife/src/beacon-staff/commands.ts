import { requirePerson } from '@hotmess/shared/auth/require';
import { type Actor, isStaff, systemActor } from '@hotmess/shared/db/actor';
import type { Database } from '@hotmess/shared/db/database';
import { DomainError, badInput, notFound } from '@hotmess/shared/errors/domain-error';
import type { Auditor } from '@hotmess/shared/events/audit';
import { entityId } from '@hotmess/shared/graphql/input';
import { findBeacon } from '../beacon/queries.ts';
import type { BeaconRow } from '../beacon/rows.ts';
import type { DB } from '../generated/database.ts';
import { revokeTokensAt } from '../qr-token/queries.ts';
import { mayAddStaff, mayRemoveStaff } from './policy.ts';
import { countStaff, deleteStaff, insertStaff, isOnStaff } from './queries.ts';

export interface BeaconStaffCommands {
  readonly database: Database<DB>;
  readonly auditor: Auditor;
}

/** What a client sends. */
export interface StaffInput {
  readonly beaconId: string;
  readonly userId: string;
}

const MOST = 200;

/**
 * Names someone who stands at a beacon's door; naming him again changes nothing.
 * @throws {DomainError} UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, BAD_USER_INPUT for the host himself and beyond 200
 */
export async function addBeaconStaff(
  deps: BeaconStaffCommands,
  actor: Actor,
  input: StaffInput,
): Promise<BeaconRow> {
  requirePerson(actor);
  const userId = entityId(input.userId);
  return deps.database.inTransaction(actor, async (tx) => {
    const beacon = (await findBeacon(tx.db, entityId(input.beaconId))) ?? notFound();
    mayAddStaff(actor, beacon);
    if (userId === beacon.host_id) badInput('userId', 'The host stands at his door already.');
    if (['archived', 'disabled'].includes(beacon.status))
      throw new DomainError('INVALID_TRANSITION', 'It has no door any more.');
    if ((await countStaff(tx.db, beacon.id, userId)) >= MOST)
      badInput('userId', `A beacon has at most ${MOST} members of staff.`);
    await insertStaff(tx.db, beacon.id, userId);
    return beacon;
  });
}

/**
 * Takes someone off a beacon's door. The tokens that he minted there end with it: he must have no way in left. They are
 * revoked by the system, since not everyone who may take him off may touch his tokens.
 * @throws {DomainError} UNAUTHENTICATED, FORBIDDEN, STEP_UP_REQUIRED for an admin, NOT_FOUND where he is not on the list
 */
export async function removeBeaconStaff(
  deps: BeaconStaffCommands,
  actor: Actor,
  input: StaffInput,
): Promise<BeaconRow> {
  requirePerson(actor);
  const userId = entityId(input.userId);
  const beacon = (await findBeacon(deps.database.as(actor), entityId(input.beaconId))) ?? notFound();
  mayRemoveStaff(actor, beacon, userId);
  if (!(await isOnStaff(deps.database.as(actor), beacon.id, userId))) notFound();
  await deps.database.inTransaction(systemActor('beacon-staff'), async (tx) => {
    if (!(await deleteStaff(tx.db, beacon.id, userId))) notFound();
    await revokeTokensAt(tx.db, beacon.id, userId);
    if (isStaff(actor))
      await deps.auditor.recordAudit(tx, {
        actor,
        action: 'beacon.remove_staff',
        objectType: 'beacon',
        objectId: beacon.id,
        subjectId: userId,
        before: { staff: userId },
        after: null,
        reason: null,
      });
  });
  return beacon;
}
