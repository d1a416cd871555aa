import { type Kysely, sql } from 'kysely';
import type { DB } from '../generated/database.ts';

type Db = Kysely<DB>;

/** What is kept of an event of Stripe's: never its payload, which holds what buyers wrote. */
export interface StripeEventNote {
  readonly id: string;
  readonly type: string;
  readonly objectType: string;
  readonly objectId: string | null;
  readonly accountId: string | null;
  readonly createdAt: Date;
}

/** An object of Stripe's. */
export interface StripeObject {
  readonly objectType: string;
  readonly objectId: string;
}

/** A refresh that this process holds the lease of. */
export interface LeasedRefresh extends StripeObject {
  /** Counts the wakes; where it moved during the work, there is more to do. */
  readonly wakes: number;
  readonly failures: number;
}

/** Keeps an event. @returns false where it is kept already */
export async function insertStripeEvent(db: Db, event: StripeEventNote): Promise<boolean> {
  const inserted = await db
    .insertInto('stripe_events')
    .values({
      id: event.id,
      type: event.type,
      object_type: event.objectType,
      object_id: event.objectId,
      account_id: event.accountId,
      created_at: event.createdAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}

/** Asks for an object to be read from Stripe again, now; for the system. One that waits already is not asked for twice. */
export async function wakeObject(db: Db, { objectType, objectId }: StripeObject): Promise<void> {
  await sql`
    insert into stripe_refreshes (object_type, object_id) values (${objectType}, ${objectId})
    on conflict (object_type, object_id)
      do update set wakes = stripe_refreshes.wakes + 1, failures = 0, due_at = now()`.execute(db);
}

/**
 * Takes the lease of refreshes that are due, longest due first. A process that dies loses them after `seconds`.
 * @param types those that this process handles: others are left to a newer version beside it
 * @param limit how many at most
 */
export async function leaseRefreshes(
  db: Db,
  types: readonly string[],
  limit: number,
  seconds: number,
): Promise<LeasedRefresh[]> {
  const { rows } = await sql<LeasedRefresh>`
    update stripe_refreshes set leased_until = now() + make_interval(secs => ${seconds})
    where (object_type, object_id) in (
      select object_type, object_id from stripe_refreshes
      where object_type = any(${[...types]}::text[]) and due_at <= now() and (leased_until is null or leased_until < now())
      order by due_at limit ${limit}
      for update skip locked)
    returning object_type as "objectType", object_id as "objectId", wakes, failures`.execute(db);
  return rows;
}

/** Ends a refresh; one that was woken meanwhile stays, and is due. */
export async function endRefresh(db: Db, { objectType, objectId, wakes }: LeasedRefresh): Promise<void> {
  const ended = await db
    .deleteFrom('stripe_refreshes')
    .where('object_type', '=', objectType)
    .where('object_id', '=', objectId)
    .where('wakes', '=', wakes)
    .executeTakeFirst();
  if (ended.numDeletedRows === 1n) return;
  await db
    .updateTable('stripe_refreshes')
    .set({ leased_until: null })
    .where('object_type', '=', objectType)
    .where('object_id', '=', objectId)
    .execute();
}

/** Puts a refresh that failed off. @param seconds until it is tried again; one that was woken meanwhile is due at once */
export async function putOffRefresh(db: Db, refresh: LeasedRefresh, seconds: number): Promise<void> {
  await sql`
    update stripe_refreshes
    set leased_until = null, failures = failures + 1,
        due_at = case when wakes = ${refresh.wakes} then now() + make_interval(secs => ${seconds}) else now() end
    where object_type = ${refresh.objectType} and object_id = ${refresh.objectId}`.execute(db);
}

/** How many refreshes failed at least once and wait. */
export async function countFailing(db: Db): Promise<number> {
  const { n } = await db
    .selectFrom('stripe_refreshes')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('failures', '>', 0)
    .executeTakeFirstOrThrow();
  return n;
}

/** Deletes events received 90 days ago; Stripe sends none again after three days. @returns how many */
export async function deleteOldStripeEvents(db: Db): Promise<number> {
  const deleted = await db
    .deleteFrom('stripe_events')
    .where('received_at', '<', sql<Date>`now() - interval '90 days'`)
    .executeTakeFirst();
  return Number(deleted.numDeletedRows);
}
