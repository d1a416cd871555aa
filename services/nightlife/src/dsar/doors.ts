import type { Tx } from '@hotmess/shared/db/transaction';
import type { DsarPart } from '@hotmess/shared/dsar/parts-store';
import type { Treatment } from '@hotmess/shared/events/dsar';
import { type Kysely, sql } from 'kysely';
import { disableBeaconsOfHost } from '../beacon/moderation.ts';
import { deleteStaffEverywhere } from '../beacon-staff/queries.ts';
import type { DB } from '../generated/database.ts';
import { revokeTokensOf } from '../qr-token/queries.ts';

type Db = Kysely<DB>;

/** What stands in place of a title that an erased host wrote. */
const ERASED_TITLE = 'Removed';

/** Tables of the platform's own rules that note which admin made a row and who changed it last. */
const STAMPED = ['cities', 'content_rulesets'] as const;

/** All that beacons, doors, tokens and scans hold of a person, in a transaction of the system. */
export async function collectDoors({ db }: Tx<DB>, userId: string): Promise<DsarPart> {
  const either = (one: 'user_id', other: 'scanned_by') =>
    sql<boolean>`(${sql.ref(one)} = ${userId} or ${sql.ref(other)} = ${userId})`;
  return {
    beacons: await db.selectFrom('beacons').selectAll().where('host_id', '=', userId).execute(),
    beaconStaff: await db.selectFrom('beacon_staff').selectAll().where('user_id', '=', userId).execute(),
    qrTokens: await db
      .selectFrom('qr_tokens')
      .select(['id', 'beacon_id', 'scope', 'status', 'max_uses', 'expires_at', 'listing_id', 'created_at'])
      .where((where) => where.or([where('issued_by', '=', userId), where('holder_id', '=', userId)]))
      .execute(),
    scans: await db
      .selectFrom('beacon_scans')
      .select([
        'id',
        'beacon_id',
        'scope',
        'status',
        'reason',
        'night',
        'first_for_user',
        'offline',
        'scanned_at',
      ])
      .where(either('user_id', 'scanned_by'))
      .execute(),
    standing: await db.selectFrom('person_standings').selectAll().where('user_id', '=', userId).execute(),
    scanVoids: await db.selectFrom('scan_voids').selectAll().where('voided_by', '=', userId).execute(),
  };
}

/**
 * Erases a person here: scans lose him, tickets and doors forget him, what he wrote on his beacons goes. A beacon keeps
 * his id, which leads to no person once identity has erased him, so that its listings and sales still hang together.
 * Harmless to run again.
 */
export async function eraseDoors(tx: Tx<DB>, userId: string): Promise<Treatment[]> {
  const { db } = tx;
  await revokeTokensOf(db, userId);
  await disableBeaconsOfHost(tx, userId);
  const rows = {
    beacons: await wipeBeacons(db, userId),
    beacon_staff: await deleteStaffEverywhere(db, userId),
    beacon_scans: await forgetScans(db, userId),
    scan_firsts: await deleteClaims(db, 'scan_firsts', userId),
    scan_earned: await deleteClaims(db, 'scan_earned', userId),
    qr_tokens: await forgetTokens(db, userId),
    scan_voids: await forgetVoids(db, userId),
  };
  const kept: Treatment[] = [];
  for (const table of STAMPED) {
    const { n } = await db
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where((where) => where.or([where('created_by', '=', userId), where('updated_by', '=', userId)]))
      .executeTakeFirstOrThrow();
    kept.push({ table, treatment: 'retained', rows: n, basis: 'PLATFORM_RECORDS' });
  }
  const deleted = ['beacon_staff', 'scan_firsts', 'scan_earned'];
  return [
    ...Object.entries(rows).map(([table, count]) => ({
      table,
      treatment:
        table === 'beacons'
          ? ('nulled' as const)
          : deleted.includes(table)
            ? ('deleted' as const)
            : ('unlinked' as const),
      rows: count,
      basis: null,
    })),
    ...kept,
  ];
}

async function wipeBeacons(db: Db, userId: string): Promise<number> {
  const result = await db
    .updateTable('beacons')
    .set({
      title: ERASED_TITLE,
      description: '',
      geo_hash: null,
      rejection_reason: null,
      content_flags: '{}',
    })
    .where('host_id', '=', userId)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** Both ends of a scan, and the address where he was its subject. */
async function forgetScans(db: Db, userId: string): Promise<number> {
  const { numAffectedRows } = await sql`
    update beacon_scans
    set user_id = nullif(user_id, ${userId}::uuid), scanned_by = nullif(scanned_by, ${userId}::uuid), ip_hash = null
    where user_id = ${userId}::uuid or scanned_by = ${userId}::uuid`.execute(db);
  return Number(numAffectedRows ?? 0);
}

async function deleteClaims(db: Db, table: 'scan_firsts' | 'scan_earned', userId: string): Promise<number> {
  const { numDeletedRows } = await db.deleteFrom(table).where('user_id', '=', userId).executeTakeFirst();
  return Number(numDeletedRows);
}

/** A ticket's token loses its ticket with its holder: it is revoked by now. */
async function forgetTokens(db: Db, userId: string): Promise<number> {
  const { numAffectedRows } = await sql`
    update qr_tokens
    set issued_by = nullif(issued_by, ${userId}::uuid), created_by = nullif(created_by, ${userId}::uuid),
        updated_by = nullif(updated_by, ${userId}::uuid),
        listing_id = case when holder_id = ${userId}::uuid then null else listing_id end,
        holder_id = nullif(holder_id, ${userId}::uuid)
    where issued_by = ${userId}::uuid or holder_id = ${userId}::uuid or created_by = ${userId}::uuid
       or updated_by = ${userId}::uuid`.execute(db);
  return Number(numAffectedRows ?? 0);
}

async function forgetVoids(db: Db, userId: string): Promise<number> {
  const result = await db
    .updateTable('scan_voids')
    .set({ voided_by: null })
    .where('voided_by', '=', userId)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}
