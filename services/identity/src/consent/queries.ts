import { type Kysely, type Selectable, sql } from 'kysely';
import type { Consents, DB } from '../generated/database.ts';
import type { ConsentKind } from './input.ts';
import { missingConsents } from './missing.ts';

type Db = Kysely<DB>;

export type ConsentRow = Selectable<Consents>;

/** A person's consents, newest first. */
export function listConsents(db: Db, userId: string): Promise<ConsentRow[]> {
  return db.selectFrom('consents').selectAll().where('user_id', '=', userId).orderBy('id', 'desc').execute();
}

/** The required kinds that a person has to agree to. @param db his own */
export async function listMissing(db: Db, userId: string): Promise<ConsentKind[]> {
  const { rows } = await sql<{ missing: ConsentKind[] }>`
    select ${missingConsents(sql`${userId}::uuid`)} as missing`.execute(db);
  return rows[0]!.missing;
}

/** The consent of a kind that is in force, locked until the transaction ends. */
export function lockConsentInForce(
  db: Db,
  userId: string,
  kind: ConsentKind,
): Promise<ConsentRow | undefined> {
  return db
    .selectFrom('consents')
    .selectAll()
    .where('user_id', '=', userId)
    .where('kind', '=', kind)
    .where('withdrawn_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
}

/** Withdraws a consent; the moment is the database's. */
export function withdraw(db: Db, id: string): Promise<ConsentRow> {
  return db
    .updateTable('consents')
    .set({ withdrawn_at: sql<Date>`now()` })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Grants a consent. */
export function grant(
  db: Db,
  userId: string,
  kind: ConsentKind,
  documentVersion: string,
): Promise<ConsentRow> {
  return db
    .insertInto('consents')
    .values({ user_id: userId, kind, document_version: documentVersion })
    .returningAll()
    .executeTakeFirstOrThrow();
}
