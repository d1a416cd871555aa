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

export interface NewQrToken {
  readonly beaconId: string;
  readonly tokenHash: Buffer;
  readonly scope: QrTokenRow['scope'];
  readonly maxUses: number;
  readonly lifetimeSeconds: number;
  readonly issuedBy: string;
}

/** Inserts a token; its life begins by the database's clock, which also judges its end. */
export function insertQrToken(db: Db, token: NewQrToken): Promise<QrTokenRow> {
  return db
    .insertInto('qr_tokens')
    .values({
      beacon_id: token.beaconId,
      token_hash: token.tokenHash,
      scope: token.scope,
      max_uses: token.maxUses,
      expires_at: sql<Date>`date_trunc('milliseconds', now()) + make_interval(secs => ${token.lifetimeSeconds}::int)`,
      issued_by: token.issuedBy,
    })
    .returning(QR_TOKEN_COLUMNS)
    .executeTakeFirstOrThrow();
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
