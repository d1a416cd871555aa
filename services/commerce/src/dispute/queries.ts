import { cursorCodec } from '@hotmess/shared/graphql/cursor';
import type { Insertable, Kysely } from 'kysely';
import { z } from 'zod';
import type { DB, Disputes } from '../generated/database.ts';
import type { DisputeRow } from './rows.ts';

type Db = Kysely<DB>;

/** Newest first: a UUIDv7 is in the order of its making. */
export const disputeCursor = cursorCodec('disputes', z.uuid());

/** Disputes, newest first; for admins. @param limit rows at most */
export function listDisputes(
  db: Db,
  open: boolean,
  after: string | null | undefined,
  limit: number,
): Promise<DisputeRow[]> {
  let query = db
    .selectFrom('disputes')
    .selectAll()
    .where('is_open', '=', open)
    .orderBy('id', 'desc')
    .limit(limit);
  if (after) query = query.where('id', '<', disputeCursor.decode(after));
  return query.execute();
}

/** Keeps what Stripe says of a dispute now. */
export async function keepDispute(db: Db, dispute: Insertable<Disputes>): Promise<void> {
  const { amount_pence, reason, status, is_open, evidence_due_at } = dispute;
  await db
    .insertInto('disputes')
    .values(dispute)
    .onConflict((conflict) =>
      conflict
        .column('stripe_dispute_id')
        .doUpdateSet({ amount_pence, reason, status, is_open, evidence_due_at: evidence_due_at ?? null }),
    )
    .execute();
}
