import { requirePerson } from '@hotmess/shared/auth/require';
import { type Actor, isStaff } from '@hotmess/shared/db/actor';
import type { Database } from '@hotmess/shared/db/database';
import { DomainError, notFound } from '@hotmess/shared/errors/domain-error';
import type { Auditor } from '@hotmess/shared/events/audit';
import { entityId, validInput } from '@hotmess/shared/graphql/input';
import { z } from 'zod';
import { findBeacon } from '../beacon/queries.ts';
import { presentStatus } from '../beacon/status.ts';
import type { DB } from '../generated/database.ts';
import { qrTokenMachine } from './machine.ts';
import { mayMint, mayRevoke } from './policy.ts';
import { findQrToken, insertQrToken, revokeSeenToken } from './queries.ts';
import { hashToken, mintRawToken } from './raw-token.ts';
import type { QrTokenRow } from './rows.ts';
import { presentTokenStatus } from './status.ts';

export interface QrTokenCommands {
  readonly database: Database<DB>;
  readonly auditor: Auditor;
}

const mintInput = z.object({
  beaconId: z.string(),
  scope: z.enum(['check_in', 'listing_proof', 'experience', 'staff']),
  maxUses: z.number().int().min(1, 'must be at least 1').max(100_000, 'must be at most 100,000').nullish(),
  lifetimeSeconds: z
    .number()
    .int()
    .min(5, 'must be at least 5 seconds')
    .max(86_400, 'must be at most 24 hours (86400)')
    .nullish(),
});

/** Mints a token; the raw token exists in the answer alone. */
export async function mintQrToken(
  deps: QrTokenCommands,
  actor: Actor,
  raw: unknown,
): Promise<{ qrToken: QrTokenRow; token: string }> {
  const person = requirePerson(actor);
  const input = validInput(mintInput, raw);
  return deps.database.inTransaction(actor, async (tx) => {
    const beacon = (await findBeacon(tx.db, entityId(input.beaconId))) ?? notFound();
    mayMint(actor, { host_id: beacon.host_id, status: presentStatus(beacon, new Date()) });
    const token = mintRawToken();
    const qrToken = await insertQrToken(tx.db, {
      beaconId: beacon.id,
      tokenHash: hashToken(token),
      scope: input.scope,
      maxUses: input.maxUses ?? 1,
      lifetimeSeconds: input.lifetimeSeconds ?? 60,
      issuedBy: person.userId,
    });
    if (isStaff(person))
      await deps.auditor.recordAudit(tx, {
        actor: tx.actor,
        action: 'qr_token.mint',
        objectType: 'qr_token',
        objectId: qrToken.id,
        before: null,
        after: { beaconId: beacon.id, scope: qrToken.scope, maxUses: qrToken.max_uses },
        reason: null,
      });
    return { qrToken, token };
  });
}

/** Revokes a token: from the commit on, no scan of it is valid. */
export async function revokeQrToken(
  deps: QrTokenCommands,
  actor: Actor,
  input: { readonly id: string; readonly version?: number | null | undefined },
): Promise<QrTokenRow> {
  mayRevoke(actor);
  return deps.database.inTransaction(actor, async (tx) => {
    const seen = (await findQrToken(tx.db, entityId(input.id))) ?? notFound();
    qrTokenMachine.next('revoke', presentTokenStatus(seen, new Date()));
    if (input.version != null && input.version !== seen.version) throw new DomainError('CONFLICT');
    const revoked = await revokeSeenToken(tx.db, seen);
    if (!revoked) throw new DomainError('CONFLICT');
    if (isStaff(actor))
      await deps.auditor.recordAudit(tx, {
        actor: tx.actor,
        action: 'qr_token.revoke',
        objectType: 'qr_token',
        objectId: seen.id,
        before: { status: seen.status },
        after: { status: revoked.status },
        reason: null,
      });
    return revoked;
  });
}
