import type { Tx } from '@hotmess/shared/db/transaction';
import { xpAwarded } from '@hotmess/shared/events/identity';
import { appendEvent } from '@hotmess/shared/events/outbox';
import type { DB } from '../generated/database.ts';
import { type NewXpEvent, appendXpEvent } from './queries.ts';
import type { XpEventRow } from './rows.ts';

/**
 * Appends one row to the ledger and says so by event: the one way in.
 * @returns undefined where the same thing has its row already
 */
export async function append(tx: Tx<DB>, event: NewXpEvent): Promise<XpEventRow | undefined> {
  const row = await appendXpEvent(tx.db, event);
  if (row)
    appendEvent(tx, xpAwarded, {
      entityId: row.id,
      occurredAt: row.occurred_at,
      data: {
        xpEventId: row.id,
        userId: row.user_id,
        type: row.type,
        points: row.points,
        sourceEventId: row.source_event_id,
      },
    });
  return row;
}
