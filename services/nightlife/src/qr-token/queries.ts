import { cursorCodec } from '@hotmess/shared/graphql/cursor';
import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { DB } from '../generated/database.ts';
import { QR_TOKEN_COLUMNS, type QrTokenRow } from './rows.ts';

type Db = Kysely<DB>;

/** Newest first: a UUIDv7 is in the order of its making. */
export const tokenCursor = cursorCodec('qr-tokens', z.uuid());

/** One token as far as the actor may see it. */
export function findQrToken(db: Db, id: string): Promise<QrTokenRow | undefined> {
  return db.selectFrom('qr_tokens').select(QR_TOKEN_COLUMNS).where('id', '=', id).executeTakeFirst();
}

/** Tokens of several beacons, newest first within each, in one query. @param limit rows at most for each beacon */
export async function listTokensByBeacon(
  db: Db,
  beaconIds: readonly string[],
  after: string | null | undefined,
  limit: number,
): Promise<QrTokenRow[]> {
  const columns = sql.join(QR_TOKEN_COLUMNS.map((column) => sql.ref(`token.${column}`)));
  const before = after ? tokenCursor.decode(after) : null;
  const { rows } = await sql<QrTokenRow>`
    select ${columns}
    from unnest(${[...beaconIds]}::uuid[]) as beacon (id)
    cross join lateral (
      select ${sql.join(QR_TOKEN_COLUMNS.map((column) => sql.ref(column)))} from qr_tokens
      where beacon_id = beacon.id and (${before}::uuid is null or qr_tokens.id < ${before}::uuid)
      order by qr_tokens.id desc
      limit ${limit}::int
    ) as token`.execute(db);
  return rows;
}

/** One token, locked until the transaction ends. */
export function lockQrToken(db: Db, id: string): Promise<QrTokenRow | undefined> {
  return db
    .selectFrom('qr_tokens')
    .select(QR_TOKEN_COLUMNS)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** How often tokens were used so far. */
export async function countUses(
  db: Db,
  ids: readonly string[],
): Promise<{ token_id: string; uses: number }[]> {
  const { rows } = await sql<{ token_id: string; uses: number }>`
    select token_id, sum(current_uses)::integer as uses from qr_token_uses
    where token_id = any(${[...ids]}::uuid[]) group by token_id`.execute(db);
  return rows;
}

/** From when to when a token would live. */
export interface Life {
  readonly issued_at: Date;
  readonly expires_at: Date;
}

/**
 * The life of a token that is minted in this transaction, by the database's clock, which also judges its end.
 * @param options.withinNight ends it with the night of a venue or a community (06:00 by its clock) at the latest
 */
export async function planLife(
  db: Db,
  beaconId: string,
  options: { readonly seconds: number; readonly withinNight: boolean },
): Promise<Life> {
  const { rows } = await sql<Life>`
    select date_trunc('milliseconds', now()) as issued_at,
           least(date_trunc('milliseconds', now()) + make_interval(secs => ${options.seconds}::double precision),
                 case when ${options.withinNight}::boolean and type in ('venue', 'community')
                      then ((((now() at time zone time_zone) - interval '6 hours')::date + 1) + time '06:00')
                           at time zone time_zone end) as expires_at
    from beacons where id = ${beaconId}`.execute(db);
  return rows[0]!;
}

export interface NewQrToken {
  readonly id: string;
  readonly beaconId: string;
  readonly tokenHash: Buffer;
  readonly scope: QrTokenRow['scope'];
  readonly maxUses: number;
  readonly expiresAt: Date;
  readonly issuedBy: string;
  readonly rotating: boolean;
  readonly rotatedFrom?: string | undefined;
  readonly signed: boolean;
}

/** Inserts a token of a door. */
export function insertQrToken(db: Db, token: NewQrToken): Promise<QrTokenRow> {
  return db
    .insertInto('qr_tokens')
    .values({
      id: token.id,
      beacon_id: token.beaconId,
      token_hash: token.tokenHash,
      scope: token.scope,
      max_uses: token.maxUses,
      expires_at: token.expiresAt,
      issued_by: token.issuedBy,
      rotating: token.rotating,
      signed: token.signed,
      ...(token.rotatedFrom && { rotated_from: token.rotatedFrom }),
    })
    .returning(QR_TOKEN_COLUMNS)
    .executeTakeFirstOrThrow();
}

/** A token of a ticket's holder, whoever of the door scans it. */
export type NewHolderToken = Omit<NewQrToken, 'maxUses' | 'issuedBy' | 'rotating' | 'rotatedFrom'> & {
  readonly holderId: string;
  readonly listingId: string;
};

/** Inserts a token of a ticket's holder; for the system. */
export function insertHolderToken(db: Db, token: NewHolderToken): Promise<QrTokenRow> {
  return db
    .insertInto('qr_tokens')
    .values({
      id: token.id,
      beacon_id: token.beaconId,
      token_hash: token.tokenHash,
      scope: token.scope,
      max_uses: 1,
      expires_at: token.expiresAt,
      issued_by: token.holderId,
      holder_id: token.holderId,
      listing_id: token.listingId,
      signed: token.signed,
    })
    .returning(QR_TOKEN_COLUMNS)
    .executeTakeFirstOrThrow();
}

/** True where a display shows a newer token than this one. */
export async function hasSuccessor(db: Db, id: string): Promise<boolean> {
  const next = await db
    .selectFrom('qr_tokens')
    .select('id')
    .where('rotated_from', '=', id)
    .executeTakeFirst();
  return next !== undefined;
}

/** Lets a token that is no longer shown live for so many seconds more, and never longer than it would have. */
export async function cutShort(db: Db, id: string, seconds: number): Promise<void> {
  const end = sql<Date>`date_trunc('milliseconds', now()) + make_interval(secs => ${seconds}::double precision)`;
  await db
    .updateTable('qr_tokens')
    .set({ expires_at: end })
    .where('id', '=', id)
    .where('status', '=', 'active')
    .where('expires_at', '>', end)
    .execute();
}

/** Which active tokens to revoke. */
export interface RevokeFilter {
  readonly beaconId?: string;
  readonly scope?: QrTokenRow['scope'] | undefined;
  readonly holderId?: string;
  readonly listingId?: string;
}

/** Revokes the active tokens of a beacon, of a ticket or of a holder, as far as the actor may. @returns how many */
export async function revokeTokens(db: Db, filter: RevokeFilter): Promise<number> {
  let query = db.updateTable('qr_tokens').set({ status: 'revoked' }).where('status', '=', 'active');
  if (filter.beaconId) query = query.where('beacon_id', '=', filter.beaconId);
  if (filter.scope) query = query.where('scope', '=', filter.scope);
  if (filter.holderId) query = query.where('holder_id', '=', filter.holderId);
  if (filter.listingId) query = query.where('listing_id', '=', filter.listingId);
  return Number((await query.executeTakeFirst()).numUpdatedRows);
}

/** Revokes all active tokens that a person minted or holds; for the system. @returns how many */
export async function revokeTokensOf(db: Db, userId: string): Promise<number> {
  const result = await db
    .updateTable('qr_tokens')
    .set({ status: 'revoked' })
    .where('status', '=', 'active')
    .where((where) => where.or([where('issued_by', '=', userId), where('holder_id', '=', userId)]))
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** Revokes a token, if it still is as it was seen; undefined where someone else changed it meanwhile. */
export function revokeSeenToken(
  db: Db,
  seen: { id: string; version: number },
): Promise<QrTokenRow | undefined> {
  return db
    .updateTable('qr_tokens')
    .set({ status: 'revoked' })
    .where('id', '=', seen.id)
    .where('version', '=', seen.version)
    .returning(QR_TOKEN_COLUMNS)
    .executeTakeFirst();
}

/** Marks tokens whose time has passed. @param limit rows at most @returns how many it marked */
export async function expireTokens(db: Db, limit: number): Promise<number> {
  const result = await db
    .updateTable('qr_tokens')
    .set({ status: 'expired' })
    .where('id', 'in', (inner) =>
      inner
        .selectFrom('qr_tokens')
        .select('id')
        .where('status', '=', 'active')
        .where('expires_at', '<=', sql<Date>`now()`)
        .orderBy('expires_at')
        .limit(limit)
        .forUpdate()
        .skipLocked(),
    )
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** Revokes the active tokens that a person minted at one door; for the system. @returns how many */
export async function revokeTokensAt(db: Db, beaconId: string, issuedBy: string): Promise<number> {
  const result = await db
    .updateTable('qr_tokens')
    .set({ status: 'revoked' })
    .where('status', '=', 'active')
    .where('beacon_id', '=', beaconId)
    .where('issued_by', '=', issuedBy)
    .where('holder_id', 'is', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** Deletes tokens that ended so many days ago, uses and all. @param limit rows at most @returns how many */
export async function deleteEnded(db: Db, days: number, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from qr_tokens where id in (
      select id from qr_tokens where status <> 'active' and expires_at < now() - make_interval(days => ${days}::int)
      order by expires_at limit ${limit}::int for update skip locked)`.execute(db);
  return Number(numAffectedRows ?? 0);
}
