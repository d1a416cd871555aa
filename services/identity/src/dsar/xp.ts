import type { Tx } from '@hotmess/shared/db/transaction';
import type { DsarPart } from '@hotmess/shared/dsar/parts-store';
import type { Treatment } from '@hotmess/shared/events/dsar';
import type { DB } from '../generated/database.ts';

/** What identity holds of a person's XP; part of its answer to a request for his data. */
export async function collectXp({ db }: Tx<DB>, userId: string): Promise<DsarPart> {
  return {
    xpEvents: await db
      .selectFrom('xp_events')
      .select(['id', 'type', 'points', 'source', 'source_event_id', 'reverses', 'metadata'])
      .select(['occurred_at', 'created_at'])
      .where('user_id', '=', userId)
      .orderBy('id')
      .execute(),
    xpBalances: await db
      .selectFrom('xp_balance_totals')
      .select(['balance', 'total_events', 'last_activity', 'month', 'month_balance', 'on_board'])
      .where('user_id', '=', userId)
      .execute(),
    loginStreaks: await db
      .selectFrom('login_streaks')
      .select(['last_date', 'last_at', 'days'])
      .where('user_id', '=', userId)
      .execute(),
    paidOrders: await db
      .selectFrom('paid_orders')
      .select(['order_id', 'total', 'lines', 'paid_at'])
      .where('buyer_id', '=', userId)
      .execute(),
  };
}

/**
 * Erases a person's XP as far as it can be: the ledger and its sums stay, append-only, under an id that leads to no
 * person once the rest of identity is erased. Harmless to run again.
 */
export async function eraseXp({ db }: Tx<DB>, userId: string): Promise<Treatment[]> {
  const streaks = await db.deleteFrom('login_streaks').where('user_id', '=', userId).executeTakeFirst();
  const orders = await db.deleteFrom('paid_orders').where('buyer_id', '=', userId).executeTakeFirst();
  const kept = async (table: 'xp_events' | 'xp_balance_totals') => {
    const { n } = await db
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('user_id', '=', userId)
      .executeTakeFirstOrThrow();
    return { table, treatment: 'retained' as const, rows: n, basis: 'LEDGER_INTEGRITY' };
  };
  return [
    { table: 'login_streaks', treatment: 'deleted', rows: Number(streaks.numDeletedRows), basis: null },
    { table: 'paid_orders', treatment: 'deleted', rows: Number(orders.numDeletedRows), basis: null },
    await kept('xp_events'),
    await kept('xp_balance_totals'),
  ];
}
