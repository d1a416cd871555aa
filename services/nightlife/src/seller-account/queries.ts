import { type Kysely, sql } from 'kysely';
import type { DB } from '../generated/database.ts';

type Db = Kysely<DB>;

/** True where commerce says that a person can take money. */
export async function canCharge(db: Db, userId: string): Promise<boolean> {
  const row = await db
    .selectFrom('seller_accounts')
    .select('can_charge')
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return row?.can_charge ?? false;
}

/** True where commerce says that a seller may not sell; for the system. */
export async function isSuspended(db: Db, userId: string): Promise<boolean> {
  const row = await db
    .selectFrom('seller_accounts')
    .select('suspended')
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return row?.suspended ?? false;
}

/** What an event says of a seller account. */
export interface SellerFacts {
  readonly userId: string;
  readonly sellerId: string;
  readonly canCharge: boolean;
  readonly version: number;
  /** Undefined where the event says nothing of it. */
  readonly suspended?: boolean;
}

/**
 * Takes in what commerce says, but nothing more of a person who was erased.
 * @returns whether it was news: an older event changes nothing
 */
export async function noteSeller(db: Db, facts: SellerFacts): Promise<boolean> {
  const { rows } = await sql`
    insert into seller_accounts as held (user_id, seller_id, can_charge, suspended, version)
    select ${facts.userId}::uuid, ${facts.sellerId}::uuid, ${facts.canCharge}::boolean,
           coalesce(${facts.suspended ?? null}::boolean, false), ${facts.version}::integer
    where not exists (select from person_standings
                      where user_id = ${facts.userId}::uuid and standing = 'erased')
    on conflict (user_id) do update set
      seller_id = excluded.seller_id, can_charge = excluded.can_charge, version = excluded.version,
      suspended = coalesce(${facts.suspended ?? null}::boolean, held.suspended)
    where held.version < excluded.version
    returning 1`.execute(db);
  return rows.length === 1;
}
