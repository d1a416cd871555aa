import type { Tx } from '@hotmess/shared/db/transaction';
import type { DB } from '../generated/database.ts';
import { append } from './append.ts';
import { findLedgerRow, findTakenBack } from './queries.ts';
import type { EarnedType, XpEventRow } from './rows.ts';

/** What is to be taken back. */
export interface Reversal {
  readonly userId: string;
  /** What the row that is taken back was earned by. */
  readonly type: EarnedType;
  readonly source: XpEventRow['source'];
  readonly sourceEventId: string;
  readonly occurredAt: Date;
}

/**
 * Appends the reversal of a ledger row; the balance may go below zero by it.
 * @returns undefined where there is nothing to reverse, or it was reversed before
 */
export async function reverse(tx: Tx<DB>, given: Reversal): Promise<XpEventRow | undefined> {
  const { userId, type, source, sourceEventId, occurredAt } = given;
  const earned = await findLedgerRow(tx.db, userId, type, source, sourceEventId);
  if (!earned) return undefined;
  return append(tx, {
    user_id: userId,
    type: 'reversal',
    points: 0 - earned.points,
    source,
    source_event_id: sourceEventId,
    occurred_at: occurredAt,
    reverses: earned.id,
  });
}

/** A part of something that was earned by several. */
export interface PartialReversal extends Reversal {
  /** Names this reversal: the same for every delivery. */
  readonly reversalId: string;
  /** How many earned together. */
  readonly of: number;
  /** How many of them are taken back now. */
  readonly quantity: number;
}

/**
 * Takes back a part in proportion. Rounding goes by all that was taken back so far, so that the parts come to what was
 * earned when the last of them is back, whatever their order. Whoever calls it keeps others from the same row.
 * @returns undefined where nothing was earned, nothing is left, or this reversal was there before
 */
export async function reversePart(tx: Tx<DB>, given: PartialReversal): Promise<XpEventRow | undefined> {
  const { userId, type, source, sourceEventId, occurredAt, reversalId, of, quantity } = given;
  const earned = await findLedgerRow(tx.db, userId, type, source, sourceEventId);
  if (!earned) return undefined;
  const before = await findTakenBack(tx.db, userId, earned.id);
  const back = Math.min(of, before.quantity + quantity);
  if (back <= before.quantity) return undefined;
  const due = Math.round((earned.points * back) / of);
  return append(tx, {
    user_id: userId,
    type: 'reversal',
    points: 0 - (due - before.points),
    source,
    source_event_id: reversalId,
    occurred_at: occurredAt,
    reverses: earned.id,
    metadata: { quantity: back - before.quantity },
  });
}
