import { requirePerson } from '@hotmess/shared/auth/require';
import { type Actor, isStaff } from '@hotmess/shared/db/actor';
import type { Database } from '@hotmess/shared/db/database';
import type { Tx } from '@hotmess/shared/db/transaction';
import { DomainError, badInput, notFound } from '@hotmess/shared/errors/domain-error';
import type { Auditor } from '@hotmess/shared/events/audit';
import { entityId, validInput } from '@hotmess/shared/graphql/input';
import { findBeacon } from '../beacon/queries.ts';
import { presentStatus } from '../beacon/status.ts';
import { isOnStaff } from '../beacon-staff/queries.ts';
import type { DB } from '../generated/database.ts';
import type { OfflineKeys } from '../offline-key/keys.ts';
import { mintInput, revokeAllInput, rotateInput } from './input.ts';
import { qrTokenMachine } from './machine.ts';
import { type Minted, mintDoorToken } from './minting.ts';
import { mayMint, mayRevoke, mayRevokeAll } from './policy.ts';
import {
  cutShort,
  findQrToken,
  hasSuccessor,
  lockQrToken,
  revokeSeenToken,
  revokeTokens,
} from './queries.ts';
import type { QrTokenRow } from './rows.ts';
import { presentTokenStatus } from './status.ts';

export interface QrTokenCommands {
  readonly database: Database<DB>;
  readonly auditor: Auditor;
  readonly offlineKeys: OfflineKeys;
}

/**
 * Mints a token; its text exists in the answer alone.
 * @throws {DomainError} UNAUTHENTICATED, FORBIDDEN, STEP_UP_REQUIRED, NOT_FOUND, BAD_USER_INPUT, or INVALID_TRANSITION
 *   where the beacon is not live
 */
export async function mintQrToken(deps: QrTokenCommands, actor: Actor, raw: unknown): Promise<Minted> {
  const person = requirePerson(actor);
  const input = validInput(mintInput, raw);
  const signer = input.signed ? await deps.offlineKeys.signer() : undefined;
  return deps.database.inTransaction(actor, async (tx) => {
    const door = await doorOf(tx, entityId(input.beaconId), person.userId);
    mayMint(actor, door, input.scope);
    const { scope, maxUses, rotating, lifetimeSeconds } = input;
    const wanted = { beaconId: door.id, scope, maxUses, rotating, issuedBy: person.userId };
    const minted = await mintDoorToken(tx, wanted, { lifetimeSeconds, signer });
    await auditStaff(deps, tx, 'qr_token.mint', minted.qrToken.id, door.host_id, {
      before: null,
      after: { beaconId: door.id, scope, maxUses },
    });
    return minted;
  });
}

/**
 * Gives a door's display its next token. The one it shows now lives for a grace period more, so that a guest who has
 * just read it is let in. A token has one successor: of two displays that show the same, the second mints its own.
 * @throws {DomainError} UNAUTHENTICATED, FORBIDDEN, STEP_UP_REQUIRED, NOT_FOUND, BAD_USER_INPUT, CONFLICT where it has
 *   a successor, or INVALID_TRANSITION where it was revoked or the beacon is not live
 */
export async function rotateQrToken(deps: QrTokenCommands, actor: Actor, raw: unknown): Promise<Minted> {
  const person = requirePerson(actor);
  const input = validInput(rotateInput, raw);
  const shown = (await findQrToken(deps.database.as(actor), entityId(input.id))) ?? notFound();
  const signer = shown.signed ? await deps.offlineKeys.signer() : undefined;
  return deps.database.inTransaction(actor, async (tx) => {
    const seen = (await lockQrToken(tx.db, shown.id)) ?? notFound();
    const door = await doorOf(tx, seen.beacon_id, person.userId);
    mayMint(actor, door, seen.scope);
    if (!seen.rotating) badInput('id', 'This token does not rotate.');
    if (seen.status === 'revoked')
      throw new DomainError('INVALID_TRANSITION', 'It was revoked; mint another one.');
    if (await hasSuccessor(tx.db, seen.id))
      throw new DomainError('CONFLICT', 'Its display shows a newer one already; mint another one.');
    await cutShort(tx.db, seen.id, input.graceSeconds);
    return mintDoorToken(
      tx,
      {
        beaconId: door.id,
        scope: seen.scope,
        maxUses: seen.max_uses,
        rotating: true,
        rotatedFrom: seen.id,
        issuedBy: person.userId,
      },
      { lifetimeSeconds: (seen.expires_at.getTime() - seen.created_at.getTime()) / 1000, signer },
    );
  });
}

/**
 * Revokes a token: from the commit on, no scan of it is valid.
 * @throws {DomainError} UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, CONFLICT, or INVALID_TRANSITION where it has ended
 */
export async function revokeQrToken(
  deps: QrTokenCommands,
  actor: Actor,
  input: { readonly id: string; readonly version?: number | null | undefined },
): Promise<QrTokenRow> {
  const person = mayRevoke(actor);
  return deps.database.inTransaction(actor, async (tx) => {
    const seen = (await findQrToken(tx.db, entityId(input.id))) ?? notFound();
    if (isStaff(actor)) mayRevokeAll(actor, await doorOf(tx, seen.beacon_id, person.userId), seen.scope);
    qrTokenMachine.next('revoke', presentTokenStatus(seen, new Date()));
    if (input.version != null && input.version !== seen.version) throw new DomainError('CONFLICT');
    const revoked = await revokeSeenToken(tx.db, seen);
    if (!revoked) throw new DomainError('CONFLICT');
    await auditStaff(deps, tx, 'qr_token.revoke', seen.id, null, {
      before: { status: seen.status },
      after: { status: revoked.status },
    });
    return revoked;
  });
}

/**
 * Revokes every active token of a beacon, or those of one scope: all doors are shut until new ones are minted.
 * @returns how many
 * @throws {DomainError} UNAUTHENTICATED, FORBIDDEN, STEP_UP_REQUIRED, NOT_FOUND
 */
export async function revokeQrTokens(deps: QrTokenCommands, actor: Actor, raw: unknown): Promise<number> {
  const person = requirePerson(actor);
  const { beaconId, scope } = validInput(revokeAllInput, raw);
  return deps.database.inTransaction(actor, async (tx) => {
    const door = await doorOf(tx, entityId(beaconId), person.userId);
    mayRevokeAll(actor, door, scope);
    const revoked = await revokeTokens(tx.db, { beaconId: door.id, scope: scope ?? undefined });
    await auditStaff(deps, tx, 'qr_token.revoke_all', door.id, door.host_id, {
      before: null,
      after: { beaconId: door.id, scope: scope ?? null, revoked },
    });
    return revoked;
  });
}

/** A beacon as far as the actor may see it, as a door that he stands at or not. */
async function doorOf(tx: Tx<DB>, beaconId: string, userId: string) {
  const beacon = (await findBeacon(tx.db, beaconId)) ?? notFound();
  const onStaff = beacon.host_id !== userId && (await isOnStaff(tx.db, beaconId, userId));
  return { id: beacon.id, host_id: beacon.host_id, status: presentStatus(beacon, new Date()), onStaff };
}

/** What moderators and admins do is on record; what a host does at his own door is his affair. */
async function auditStaff(
  deps: QrTokenCommands,
  tx: Tx<DB>,
  action: string,
  objectId: string,
  subjectId: string | null,
  change: { readonly before: unknown; readonly after: unknown },
): Promise<void> {
  if (!isStaff(tx.actor)) return;
  const objectType = action === 'qr_token.revoke_all' ? 'beacon' : 'qr_token';
  await deps.auditor.recordAudit(tx, {
    actor: tx.actor,
    action,
    objectType,
    objectId,
    subjectId,
    ...change,
    reason: null,
  });
}
