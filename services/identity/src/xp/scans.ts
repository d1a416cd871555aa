import type { Tx } from '@hotmess/shared/db/transaction';
import type { DB } from '../generated/database.ts';
import { appendAward, groundsOf } from './award.ts';
import { isVoided, lockScan, rememberVoid } from './queries.ts';
import { reverse } from './reversal.ts';

interface Scan {
  readonly scanId: string;
  readonly userId: string;
  readonly at: Date;
}

const asEarned = ({ scanId, userId, at }: Scan) => ({
  userId,
  type: 'beacon_scan' as const,
  source: 'nightlife' as const,
  sourceEventId: scanId,
  occurredAt: at,
});

/**
 * A scan earns. Its own id names the ledger row, so that a scan which is told of twice, also by another event, earns
 * once. One that was declared void before it arrived earns and is reversed at once: the same rows in every order.
 */
export async function awardScan(tx: Tx<DB>, scan: Scan): Promise<void> {
  const earned = asEarned(scan);
  // One round trip, and still in this order: what is asked after the lock sees what was committed before it was ours.
  const [, grounds, voided] = await Promise.all([
    lockScan(tx.db, scan.scanId),
    groundsOf(tx, earned),
    isVoided(tx.db, scan.scanId),
  ]);
  await appendAward(tx, earned, grounds);
  if (voided) await reverse(tx, earned);
}

/**
 * A scan is void. Many scans earn nothing, so a void without its ledger row is no sign that an event is missing: it
 * is remembered, for the scan that may still come.
 */
export async function voidScan(tx: Tx<DB>, scan: Scan): Promise<void> {
  await lockScan(tx.db, scan.scanId);
  await rememberVoid(tx.db, scan.scanId);
  await reverse(tx, asEarned(scan));
}
