import { requireAdmin, requirePerson } from '@hotmess/shared/auth/require';
import { type Actor, systemActor } from '@hotmess/shared/db/actor';
import type { Database } from '@hotmess/shared/db/database';
import { DomainError, notFound } from '@hotmess/shared/errors/domain-error';
import type { Auditor } from '@hotmess/shared/events/audit';
import { beaconScanVoided } from '@hotmess/shared/events/nightlife';
import { appendEvent } from '@hotmess/shared/events/outbox';
import { entityId, validInput } from '@hotmess/shared/graphql/input';
import { lines } from '@hotmess/shared/graphql/text';
import { z } from 'zod';
import { findBeacon } from '../beacon/queries.ts';
import type { DB } from '../generated/database.ts';
import { releaseClaim } from './queries.ts';
import { type ScanRow, findScan, insertVoid, listScans, uncountScan } from './records.ts';

export interface VoidingCommands {
  readonly database: Database<DB>;
  readonly auditor: Auditor;
}

const voidInput = z.object({
  scanId: z.string(),
  reason: lines.min(10, 'needs at least 10 characters').max(2_000, 'has more than 2,000 characters'),
});

/**
 * Declares a valid scan void. The scan stays as it is, since nobody changes one; what it claimed is given back, so the
 * person may scan again, and what it earned identity takes back. Neither the use of its token nor a count that was
 * published changes.
 * @throws {DomainError} UNAUTHENTICATED, FORBIDDEN, STEP_UP_REQUIRED, BAD_USER_INPUT, NOT_FOUND, or INVALID_TRANSITION
 *   where it was not valid or is void already
 */
export async function voidScan(deps: VoidingCommands, actor: Actor, raw: unknown): Promise<ScanRow> {
  const admin = requireAdmin(actor);
  const input = validInput(voidInput, raw);
  return deps.database.inTransaction(systemActor('void-scan'), async (tx) => {
    const scan = (await findScan(tx.db, entityId(input.scanId))) ?? notFound();
    if (scan.status !== 'valid' || scan.beacon_id === null)
      throw new DomainError('INVALID_TRANSITION', 'Only a valid scan can be declared void.');
    const [scanId, beaconId, userId] = [scan.id, scan.beacon_id, scan.user_id];
    // The unique key decides where two do it at once.
    if (!(await insertVoid(tx.db, { scanId, scannedAt: scan.scanned_at, beaconId, voidedBy: admin.userId })))
      throw new DomainError('INVALID_TRANSITION', 'It is void already.');
    if (userId) await releaseClaim(tx.db, { scanId, beaconId, userId });
    await uncountScan(tx.db, beaconId);
    appendEvent(tx, beaconScanVoided, { entityId: beaconId, data: { scanId, beaconId, userId } });
    await deps.auditor.recordAudit(tx, {
      actor,
      action: 'scan.void',
      objectType: 'scan',
      objectId: scanId,
      subjectId: userId,
      before: { status: scan.status, firstForUser: scan.first_for_user },
      after: { status: 'void' },
      reason: input.reason,
    });
    return { ...scan, voided_at: new Date() };
  });
}

/**
 * Scans of a beacon, newest first, for admins; that they were looked at is on record.
 * @throws {DomainError} UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, BAD_USER_INPUT
 */
export async function readScans(
  deps: VoidingCommands,
  actor: Actor,
  page: { readonly beaconId: string; readonly after: string | null | undefined; readonly limit: number },
): Promise<ScanRow[]> {
  if (requirePerson(actor).role !== 'admin') throw new DomainError('FORBIDDEN');
  const beaconId = entityId(page.beaconId);
  return deps.database.inTransaction(actor, async (tx) => {
    const beacon = (await findBeacon(tx.db, beaconId)) ?? notFound();
    await deps.auditor.recordAudit(tx, {
      actor,
      action: 'scan.read',
      objectType: 'beacon',
      objectId: beacon.id,
      before: null,
      after: null,
      reason: null,
    });
    return listScans(tx.db, beacon.id, page.after, page.limit);
  });
}
