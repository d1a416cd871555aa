import { cursorCodec } from '@hotmess/shared/graphql/cursor';
import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { DB } from '../generated/database.ts';
import type { ScanReason, ScanStatus } from './judge.ts';

type Db = Kysely<DB>;

/** A scan as admins see it: all but the hash of the address. */
export interface ScanRow {
  readonly id: string;
  readonly scanned_at: Date;
  readonly created_at: Date;
  readonly beacon_id: string | null;
  readonly scope: 'check_in' | 'listing_proof' | 'experience' | 'staff' | null;
  readonly user_id: string | null;
  readonly scanned_by: string | null;
  readonly status: ScanStatus;
  readonly reason: ScanReason | null;
  readonly first_for_user: boolean;
  readonly offline: boolean;
  readonly voided_at: Date | null;
}

/** Newest first. */
export const scanCursor = cursorCodec('scans', z.object({ at: z.iso.datetime(), id: z.uuid() }));

const SCAN = sql`
  select scan.id, scan.scanned_at, scan.created_at, scan.beacon_id, scan.scope, scan.user_id, scan.scanned_by,
         scan.status, scan.reason, scan.first_for_user, scan.offline, void.created_at as voided_at
  from beacon_scans as scan left join scan_voids as void on void.scan_id = scan.id`;

/** One scan; its id alone is looked for in the partition of every month. For admins and the system. */
export async function findScan(db: Db, id: string): Promise<ScanRow | undefined> {
  const { rows } = await sql<ScanRow>`${SCAN} where scan.id = ${id}`.execute(db);
  return rows[0];
}

/** Scans of a beacon, newest first. @param limit rows at most */
export async function listScans(
  db: Db,
  beaconId: string,
  after: string | null | undefined,
  limit: number,
): Promise<ScanRow[]> {
  const past = after ? scanCursor.decode(after) : null;
  // To the millisecond, which is all that a cursor carries: of the same one the ids decide.
  const { rows } = await sql<ScanRow>`${SCAN}
    where scan.beacon_id = ${beaconId}
      and (${past?.at ?? null}::timestamptz is null
           or (date_trunc('milliseconds', scan.scanned_at), scan.id) < (${past?.at ?? null}::timestamptz, ${past?.id ?? null}::uuid))
    order by date_trunc('milliseconds', scan.scanned_at) desc, scan.id desc
    limit ${limit}::int`.execute(db);
  return rows;
}

/** Notes that a scan is void. @returns false where it was so already */
export async function insertVoid(
  db: Db,
  scan: {
    readonly scanId: string;
    readonly scannedAt: Date;
    readonly beaconId: string;
    readonly voidedBy: string;
  },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('scan_voids')
    .values({
      scan_id: scan.scanId,
      scanned_at: scan.scannedAt,
      beacon_id: scan.beaconId,
      voided_by: scan.voidedBy,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return Number(numInsertedOrUpdatedRows) === 1;
}

/** Takes a scan out of its beacon's count; a shard may go below zero, their sum does not. */
export async function uncountScan(db: Db, beaconId: string): Promise<void> {
  await db
    .insertInto('beacon_counters')
    .values({ beacon_id: beaconId, shard: 0, scans: -1 })
    .onConflict((conflict) =>
      conflict.columns(['beacon_id', 'shard']).doUpdateSet({ scans: sql<number>`beacon_counters.scans - 1` }),
    )
    .execute();
}

/** Deletes answers that no retry asks for any more. @param limit rows at most @returns how many */
export async function deleteOldAnswers(db: Db, days: number, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from scan_answers where (token_hash, nonce) in (
      select token_hash, nonce from scan_answers where scanned_at < now() - make_interval(days => ${days}::int)
      limit ${limit}::int)`.execute(db);
  return Number(numAffectedRows ?? 0);
}
