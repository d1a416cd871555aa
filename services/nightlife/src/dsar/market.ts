import type { Tx } from '@hotmess/shared/db/transaction';
import type { DsarPart } from '@hotmess/shared/dsar/parts-store';
import type { Treatment } from '@hotmess/shared/events/dsar';
import { type Kysely, sql } from 'kysely';
import type { DB } from '../generated/database.ts';
import { takeDownAllOf } from '../ticket-listing/system.ts';

type Db = Kysely<DB>;

/** All that threads, evidence and the ticket market hold of a person, in a transaction of the system. */
export async function collectMarket({ db }: Tx<DB>, userId: string): Promise<DsarPart> {
  return {
    posts: await db
      .selectFrom('beacon_posts')
      .select(['id', 'beacon_id', 'type', 'body', 'attachments', 'status', 'created_at'])
      .where('author_id', '=', userId)
      .execute(),
    threadLocks: await db.selectFrom('thread_locks').selectAll().where('locked_by', '=', userId).execute(),
    evidence: await db
      .selectFrom('evidence_events')
      .selectAll()
      .where((where) => where.or([where('user_id', '=', userId), where('noted_by', '=', userId)]))
      .execute(),
    sellerAccount: await db.selectFrom('seller_accounts').selectAll().where('user_id', '=', userId).execute(),
    // What moderators noted among themselves is theirs; why they sent it back is his.
    ticketListings: await db
      .selectFrom('ticket_listings')
      .select([
        'id',
        'beacon_id',
        'title',
        'description',
        'price',
        'face_value',
        'currency',
        'evidence_required',
        'status',
        'rejection_reason',
        'published_at',
        'created_at',
      ])
      .where('seller_id', '=', userId)
      .execute(),
    tickets: await db.selectFrom('ticket_rights').selectAll().where('holder_id', '=', userId).execute(),
    ticketSales: await db
      .selectFrom('ticket_sales')
      .select(['sale_id', 'listing_id', 'outcome', 'refusal', 'created_at'])
      .where((where) => where.or([where('seller_id', '=', userId), where('buyer_id', '=', userId)]))
      .execute(),
  };
}

/**
 * Erases a person here: what he wrote goes, what he offered is taken down and loses him, his tickets let nobody in.
 * That there was evidence, and that a ticket was sold, stays without him. Harmless to run again.
 */
export async function eraseMarket(tx: Tx<DB>, userId: string): Promise<Treatment[]> {
  const { db } = tx;
  await takeDownAllOf(tx, userId, 'erased');
  return [
    { table: 'beacon_posts', treatment: 'nulled', rows: await wipePosts(db, userId), basis: null },
    { table: 'thread_locks', treatment: 'nulled', rows: await forgetLocks(db, userId), basis: null },
    { table: 'evidence_events', treatment: 'unlinked', rows: await forgetEvidence(db, userId), basis: null },
    { table: 'seller_accounts', treatment: 'deleted', rows: await deleteAccount(db, userId), basis: null },
    { table: 'ticket_listings', treatment: 'nulled', rows: await wipeListings(db, userId), basis: null },
    { table: 'ticket_rights', treatment: 'unlinked', rows: await forgetRights(db, userId), basis: null },
    { table: 'ticket_sales', treatment: 'unlinked', rows: await forgetSales(db, userId), basis: null },
  ];
}

async function wipePosts(db: Db, userId: string): Promise<number> {
  return affected(
    await sql`
      update beacon_posts
      set author_id = null, body = '', attachments = '[]', moderation_flags = '{}', created_by = null, updated_by = null
      where author_id = ${userId}::uuid`.execute(db),
  );
}

async function forgetLocks(db: Db, userId: string): Promise<number> {
  return affected(
    await sql`
      update thread_locks set locked_by = null, reason = 'Erased with its author.'
      where locked_by = ${userId}::uuid`.execute(db),
  );
}

async function forgetEvidence(db: Db, userId: string): Promise<number> {
  return affected(
    await sql`
      update evidence_events
      set user_id = nullif(user_id, ${userId}::uuid), noted_by = nullif(noted_by, ${userId}::uuid)
      where user_id = ${userId}::uuid or noted_by = ${userId}::uuid`.execute(db),
  );
}

async function deleteAccount(db: Db, userId: string): Promise<number> {
  return affected(await sql`delete from seller_accounts where user_id = ${userId}::uuid`.execute(db));
}

async function wipeListings(db: Db, userId: string): Promise<number> {
  return affected(
    await sql`
      update ticket_listings
      set seller_id = null, title = '', description = '', proof_post_id = null, review_notes = null,
          rejection_reason = null, created_by = null, updated_by = null
      where seller_id = ${userId}::uuid`.execute(db),
  );
}

async function forgetRights(db: Db, userId: string): Promise<number> {
  return affected(
    await sql`update ticket_rights set holder_id = null where holder_id = ${userId}::uuid`.execute(db),
  );
}

async function forgetSales(db: Db, userId: string): Promise<number> {
  return affected(
    await sql`
      update ticket_sales
      set seller_id = nullif(seller_id, ${userId}::uuid), buyer_id = nullif(buyer_id, ${userId}::uuid)
      where seller_id = ${userId}::uuid or buyer_id = ${userId}::uuid`.execute(db),
  );
}

const affected = ({ numAffectedRows }: { numAffectedRows?: bigint }): number => Number(numAffectedRows ?? 0);
