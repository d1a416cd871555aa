import { type Kysely, sql } from 'kysely';
import type { BeaconStatus } from '../beacon/machine.ts';
import type { DB } from '../generated/database.ts';
import type { QrTokenStatus } from '../qr-token/machine.ts';
import type { ScanReason, ScanStatus } from './judge.ts';

type Db = Kysely<DB>;

/** What a scan starts from; the token's fields are null where nothing has that hash. */
export interface Lookup {
  readonly now: Date;
  readonly scan_id: string;
  /** The answer this (token, nonce) got before. */
  readonly answered: StoredAnswer | null;
  readonly token_id: string | null;
  readonly beacon_id: string;
  readonly scope: 'check_in' | 'listing_proof' | 'experience' | 'staff';
  readonly token_status: QrTokenStatus;
  readonly expires_at: Date;
  readonly beacon_status: BeaconStatus;
  readonly ends_at: Date | null;
  readonly city_id: string;
  /** The night a scan counts for: a local date for venues and communities, -infinity where it counts once ever. */
  readonly night: string;
  /** The night by the beacon's clock, for every type; for events' consumers. */
  readonly local_night: string;
}

/** An answer as it was first given. */
export interface StoredAnswer {
  readonly status: ScanStatus;
  readonly reason: ScanReason | null;
  readonly first_for_user: boolean;
  /** RFC 3339; it comes out of JSON. */
  readonly scanned_at: string;
  readonly beacon_id: string | null;
}

/** Finds token, beacon and any earlier answer in one query, by the database's clock. A night lasts from 06:00 to 06:00. */
export async function lookUp(db: Db, tokenHash: Buffer, nonce: string): Promise<Lookup> {
  const { rows } = await sql<Lookup>`
    select now() as now, uuidv7() as scan_id,
           (select json_build_object('status', answer.status, 'reason', answer.reason,
                                     'first_for_user', answer.first_for_user, 'scanned_at', answer.scanned_at,
                                     'beacon_id', token.beacon_id)
            from scan_answers as answer
            where answer.token_hash = asked.hash and answer.nonce = asked.nonce) as answered,
           token.id as token_id, token.beacon_id, token.scope, token.status as token_status, token.expires_at,
           beacon.status as beacon_status, beacon.ends_at, beacon.city_id,
           case when beacon.type in ('venue', 'community')
                then ((now() at time zone beacon.time_zone) - interval '6 hours')::date
                else '-infinity'::date end as night,
           ((now() at time zone beacon.time_zone) - interval '6 hours')::date as local_night
    from (values (${tokenHash}::bytea, ${nonce}::text)) as asked (hash, nonce)
    left join qr_tokens as token on token.token_hash = asked.hash
    left join beacons as beacon on beacon.id = token.beacon_id`.execute(db);
  return rows[0]!;
}

/** Who was scanned, where and for which night. */
export interface Claim {
  readonly beaconId: string;
  readonly userId: string;
  readonly scope: string;
  readonly night: string;
  readonly scanId: string;
}

/**
 * Claims the person's scan of this night, and his first of this beacon ever. Two scans at once wait for each other
 * here, on the unique keys, and exactly one wins.
 */
export async function claimFirst(db: Db, claim: Claim): Promise<{ first: boolean; earned: boolean }> {
  const { rows } = await sql<{ first: boolean; earned: boolean }>`
    with first as (
      insert into scan_firsts (beacon_id, user_id, scope, night, scan_id)
      values (${claim.beaconId}, ${claim.userId}, ${claim.scope}, ${claim.night}::date, ${claim.scanId})
      on conflict do nothing returning 1
    ), earned as (
      insert into scan_earned (beacon_id, user_id, scan_id)
      select ${claim.beaconId}::uuid, ${claim.userId}::uuid, ${claim.scanId}::uuid where exists (select from first)
      on conflict do nothing returning 1
    )
    select exists (select from first) as first, exists (select from earned) as earned`.execute(db);
  return rows[0]!;
}

/** Gives a claim back: the token had no use left, so the scan was not valid after all. */
export async function releaseClaim(db: Db, scanId: string, claim: Claim): Promise<void> {
  await db
    .deleteFrom('scan_earned')
    .where('beacon_id', '=', claim.beaconId)
    .where('user_id', '=', claim.userId)
    .where('scan_id', '=', scanId)
    .execute();
  await db
    .deleteFrom('scan_firsts')
    .where('beacon_id', '=', claim.beaconId)
    .where('user_id', '=', claim.userId)
    .where('scan_id', '=', scanId)
    .execute();
}

/** A scan to be stored with its answer. */
export interface ScanRecord {
  readonly scanId: string;
  readonly tokenHash: Buffer;
  readonly nonce: string;
  readonly tokenId: string | null;
  readonly beaconId: string | null;
  readonly scope: string | null;
  readonly userId: string | null;
  readonly night: string | null;
  readonly status: ScanStatus;
  readonly reason: ScanReason | null;
  readonly earned: boolean;
  readonly ipHash: Buffer | null;
}

/**
 * Stores a scan, its answer and all that hangs on a valid one, in one statement. A valid scan takes a use of its
 * token by one conditional update; where none is left it is stored as exhausted instead. The token's row is locked
 * from here to the commit that follows, and no longer.
 * @returns `taken` false where no use was left; `answered` false where the same (token, nonce) was answered
 *   meanwhile, and all of this must be rolled back
 */
export async function recordScan(db: Db, scan: ScanRecord): Promise<{ taken: boolean; answered: boolean }> {
  const { rows } = await sql<{ taken: boolean; answered: boolean }>`
    with used as (
      update qr_tokens set current_uses = current_uses + 1
      where id = ${scan.tokenId}::uuid and ${scan.status}::text = 'valid'
        and status = 'active' and current_uses < max_uses
      returning 1
    ), verdict as (
      select status, reason, status = 'valid' and ${scan.earned}::boolean as earned
      from (select case when ${scan.status}::text = 'valid' and not exists (select from used)
                        then 'invalid' else ${scan.status}::text end as status,
                   case when ${scan.status}::text = 'valid' and not exists (select from used)
                        then 'EXHAUSTED' else ${scan.reason}::text end as reason) as outcome
    ), scan as (
      insert into beacon_scans (id, scanned_at, beacon_id, token_id, scope, user_id, scanned_by, status, reason,
                                night, first_for_user, ip_hash)
      select ${scan.scanId}::uuid, now(), ${scan.beaconId}::uuid, ${scan.tokenId}::uuid, ${scan.scope}::text,
             ${scan.userId}::uuid, ${scan.userId}::uuid, status, reason, ${scan.night}::date, earned,
             ${scan.ipHash}::bytea
      from verdict
    ), answer as (
      insert into scan_answers (token_hash, nonce, scan_id, status, reason, first_for_user, scanned_at)
      select ${scan.tokenHash}::bytea, ${scan.nonce}::text, ${scan.scanId}::uuid, status, reason, earned, now()
      from verdict
      on conflict do nothing returning 1
    ), counted as (
      insert into beacon_counters (beacon_id, shard, scans)
      select ${scan.beaconId}::uuid, floor(random() * 16)::smallint, 1 from verdict where status = 'valid'
      on conflict (beacon_id, shard) do update set scans = beacon_counters.scans + 1
    ), proven as (
      insert into evidence_events (beacon_id, user_id, type, scan_id)
      select ${scan.beaconId}::uuid, ${scan.userId}::uuid, 'qr_scan', ${scan.scanId}::uuid from verdict
      where status = 'valid' and ${scan.scope}::text = 'listing_proof' and ${scan.userId}::uuid is not null
    )
    select (select reason from verdict) is distinct from 'EXHAUSTED' as taken,
           exists (select from answer) as answered`.execute(db);
  return rows[0]!;
}
