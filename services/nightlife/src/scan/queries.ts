import { type Kysely, sql } from 'kysely';
import type { BeaconStatus } from '../beacon/machine.ts';
import type { DB } from '../generated/database.ts';
import type { QrTokenStatus } from '../qr-token/machine.ts';
import type { ScanReason, ScanStatus } from './judge.ts';

type Db = Kysely<DB>;

/** What a scan starts from; the token's fields are null where nothing has that hash. */
export interface Lookup {
  /** The moment that the scan is judged by. */
  readonly now: Date;
  readonly scan_id: string;
  /** The answer this (token, nonce) got before. */
  readonly answered: StoredAnswer | null;
  readonly token_id: string | null;
  readonly beacon_id: string;
  readonly scope: 'check_in' | 'listing_proof' | 'experience' | 'staff';
  readonly token_status: QrTokenStatus;
  readonly expires_at: Date;
  /** Whose ticket it is, where it is one; he is the subject of the scan. */
  readonly holder_id: string | null;
  /** Whether the caller hosts the beacon or stands at its door. */
  readonly at_door: boolean;
  /** One guest's, whoever he is: its second use is a duplicate. */
  readonly once: boolean;
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

/** What was shown, and to whom. */
export interface Presented {
  readonly tokenHash: Buffer;
  readonly nonce: string;
  /** Who scans, where he is signed in. */
  readonly callerId: string | null;
  /** The moment to judge by; the database's present where null. */
  readonly at: Date | null;
}

/**
 * Finds token, beacon and any earlier answer in one query. A night lasts from 06:00 to 06:00. Judged by an earlier
 * moment, token and beacon are as they were at that moment.
 */
export async function lookUp(db: Db, { tokenHash, nonce, callerId, at }: Presented): Promise<Lookup> {
  const { rows } = await sql<Lookup>`
    select asked.moment as now, uuidv7() as scan_id,
           (select json_build_object('status', answer.status, 'reason', answer.reason,
                                     'first_for_user', answer.first_for_user, 'scanned_at', answer.scanned_at,
                                     'beacon_id', token.beacon_id)
            from scan_answers as answer
            where answer.token_hash = asked.hash and answer.nonce = asked.nonce) as answered,
           token.id as token_id, token.beacon_id, token.scope, token.expires_at, token.holder_id,
           case when asked.past is null then token.status
                when token.revoked_at <= asked.past then 'revoked' else 'active' end as token_status,
           coalesce(beacon.host_id = asked.caller
                    or exists (select from beacon_staff as staff
                               where staff.beacon_id = token.beacon_id and staff.user_id = asked.caller), false) as at_door,
           coalesce(token.signed and token.max_uses = 1 and token.holder_id is null, false) as once,
           case when asked.past is null then beacon.status
                when exists (select from beacon_live_spans as span
                             where span.beacon_id = beacon.id and span.live_from <= asked.past
                               and (span.live_until is null or span.live_until > asked.past)) then 'live'
                else 'expired' end as beacon_status,
           beacon.ends_at, beacon.city_id,
           case when beacon.type in ('venue', 'community')
                then ((asked.moment at time zone beacon.time_zone) - interval '6 hours')::date
                else '-infinity'::date end as night,
           ((asked.moment at time zone beacon.time_zone) - interval '6 hours')::date as local_night
    from (select hash, nonce, caller, past, coalesce(past, now()) as moment
          from (values (${tokenHash}::bytea, ${nonce}::text, ${callerId}::uuid, ${at}::timestamptz))
               as given (hash, nonce, caller, past)) as asked
    left join qr_tokens as token on token.token_hash = asked.hash
    left join beacons as beacon on beacon.id = token.beacon_id`.execute(db);
  return rows[0]!;
}

/** The database's present, and when the token with a hash was minted, where there is one. */
export async function findMinting(db: Db, tokenHash: Buffer): Promise<{ now: Date; minted_at: Date | null }> {
  const { rows } = await sql<{ now: Date; minted_at: Date | null }>`
    select now() as now, (select created_at from qr_tokens where token_hash = ${tokenHash}) as minted_at`.execute(
    db,
  );
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

/** Gives back what a scan claimed: it was not valid after all, or is declared void. */
export async function releaseClaim(
  db: Db,
  { scanId, beaconId, userId }: Pick<Claim, 'scanId' | 'beaconId' | 'userId'>,
): Promise<void> {
  for (const table of ['scan_earned', 'scan_firsts'] as const)
    await db
      .deleteFrom(table)
      .where('beacon_id', '=', beaconId)
      .where('user_id', '=', userId)
      .where('scan_id', '=', scanId)
      .execute();
}

/** A scan to be stored with its answer. */
export interface ScanRecord {
  readonly scanId: string;
  /** The moment that it was judged by. */
  readonly scannedAt: Date;
  readonly offline: boolean;
  readonly tokenHash: Buffer;
  readonly nonce: string;
  readonly tokenId: string | null;
  readonly beaconId: string | null;
  readonly scope: string | null;
  /** Whose scan it is. */
  readonly userId: string | null;
  readonly scannedBy: string | null;
  readonly night: string | null;
  readonly status: ScanStatus;
  readonly reason: ScanReason | null;
  /** A second use of the token is a duplicate rather than one too many. */
  readonly once: boolean;
  readonly earned: boolean;
  readonly ipHash: Buffer | null;
}

/** What came of it. */
export interface Recorded {
  readonly status: ScanStatus;
  readonly reason: ScanReason | null;
  /** False where the same (token, nonce) was answered meanwhile, and all of this must be rolled back. */
  readonly answered: boolean;
}

/**
 * Stores a scan, its answer and all that hangs on a valid one, in one statement. A valid scan takes a use of its
 * token by one conditional update: of a slot that nobody else is at, else, where all with a use left are taken, it
 * waits for them in their order. One slot and one counter are locked from here to the commit, and no longer.
 */
export async function recordScan(db: Db, scan: ScanRecord): Promise<Recorded> {
  const { rows } = await sql<Recorded>`
    with token as (
      select id, status from qr_tokens
      where id = ${scan.tokenId}::uuid and ${scan.status}::text = 'valid'
        and (status = 'active' or ${scan.offline}::boolean)
    ), at_once as (
      update qr_token_uses set current_uses = current_uses + 1
      where (token_id, slot) = (
        select token_id, slot from qr_token_uses
        where token_id = (select id from token) and current_uses < max_uses
        order by random() limit 1 for update skip locked)
      returning 1
    ), in_turn as (
      update qr_token_uses set current_uses = current_uses + 1
      where (token_id, slot) = (
        select token_id, slot from qr_token_uses
        where token_id = (select id from token) and current_uses < max_uses and not exists (select from at_once)
        order by slot limit 1 for update)
      returning 1
    ), verdict as (
      select status, reason, status = 'valid' as valid, status = 'valid' and ${scan.earned}::boolean as earned
      from (select case when refused is null then ${scan.status}::text when refused = 'REVOKED' then 'revoked'
                        when refused = 'ALREADY_SCANNED' then 'duplicate' else 'invalid' end as status,
                   coalesce(refused, ${scan.reason}::text) as reason
            from (select case when ${scan.status}::text <> 'valid' or exists (select from at_once)
                                or exists (select from in_turn) then null
                              when not exists (select from token) then 'REVOKED'
                              when ${scan.once}::boolean then 'ALREADY_SCANNED'
                              else 'EXHAUSTED' end as refused) as taken) as outcome
    ), scan as (
      insert into beacon_scans (id, scanned_at, beacon_id, token_id, scope, user_id, scanned_by, status, reason,
                                night, first_for_user, ip_hash, offline)
      select ${scan.scanId}::uuid, ${scan.scannedAt}::timestamptz, ${scan.beaconId}::uuid, ${scan.tokenId}::uuid,
             ${scan.scope}::text, ${scan.userId}::uuid, ${scan.scannedBy}::uuid, status, reason, ${scan.night}::date,
             earned, ${scan.ipHash}::bytea, ${scan.offline}::boolean
      from verdict
    ), answer as (
      insert into scan_answers (token_hash, nonce, scan_id, status, reason, first_for_user, scanned_at)
      select ${scan.tokenHash}::bytea, ${scan.nonce}::text, ${scan.scanId}::uuid, status, reason, earned,
             ${scan.scannedAt}::timestamptz
      from verdict
      on conflict do nothing returning 1
    ), counted as (
      insert into beacon_counters (beacon_id, shard, scans)
      select ${scan.beaconId}::uuid, floor(random() * 16)::smallint, 1 from verdict where valid
      on conflict (beacon_id, shard) do update set scans = beacon_counters.scans + 1
    ), proven as (
      insert into evidence_events (beacon_id, user_id, type, scan_id)
      select ${scan.beaconId}::uuid, ${scan.userId}::uuid, 'qr_scan', ${scan.scanId}::uuid from verdict
      where valid and ${scan.scope}::text = 'listing_proof' and ${scan.userId}::uuid is not null
    )
    select status, reason, exists (select from answer) as answered from verdict`.execute(db);
  return rows[0]!;
}
