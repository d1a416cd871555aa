import type { Tx } from '@hotmess/shared/db/transaction';
import { PredecessorMissing } from '@hotmess/shared/events/predecessor-missing';
import type { DB } from '../generated/database.ts';
import { append } from './append.ts';
import { type Grounds, earnedThatDay, findGrounds } from './queries.ts';
import type { EarnedType, XpEventRow } from './rows.ts';

/** Something that earns. */
export interface Award {
  readonly userId: string;
  readonly type: EarnedType;
  /** The service that it happened in. */
  readonly source: XpEventRow['source'];
  /** What it is there: the same for every delivery of the same thing. */
  readonly sourceEventId: string;
  readonly occurredAt: Date;
  /** Instead of the rule's points, where the thing itself says how many. */
  readonly points?: number;
  /** How often; 1 where left out. */
  readonly quantity?: number;
  /** For a streak's bonus. */
  readonly streakDays?: number;
}

/**
 * Appends what something earned to the ledger, by the rule of that moment and below its daily cap, and says so by
 * event. Above the cap the row has 0 points: each thing has exactly one row, which a reversal can name.
 * @returns undefined where nothing was appended: it was before, no rule was in force, or the person is erased
 * @throws {PredecessorMissing} where identity does not know the person (yet)
 */
export async function award(tx: Tx<DB>, given: Award): Promise<XpEventRow | undefined> {
  return appendAward(tx, given, await groundsOf(tx, given));
}

/** Finds what an award stands on; for callers that ask something else in the same round trip. */
export function groundsOf(
  tx: Tx<DB>,
  { userId, type, streakDays, occurredAt }: Pick<Award, 'userId' | 'type' | 'streakDays' | 'occurredAt'>,
): Promise<Grounds> {
  return findGrounds(tx.db, userId, type, streakDays ?? null, occurredAt);
}

/** The second half of `award`, with its grounds at hand. */
export async function appendAward(
  tx: Tx<DB>,
  given: Award,
  grounds: Grounds,
): Promise<XpEventRow | undefined> {
  const { userId, type, source, sourceEventId, occurredAt } = given;
  if (!grounds.known) throw new PredecessorMissing('user');
  if (grounds.erased || grounds.points === null) return undefined;
  const quantity = given.quantity ?? 1;
  const full = (given.points ?? grounds.points) * quantity;
  const points =
    grounds.daily_cap === null
      ? full
      : Math.max(
          0,
          Math.min(full, grounds.daily_cap - (await earnedThatDay(tx.db, userId, type, occurredAt))),
        );
  return append(tx, {
    user_id: userId,
    type,
    points,
    source,
    source_event_id: sourceEventId,
    occurred_at: occurredAt,
    ...(quantity > 1 && { metadata: { quantity } }),
  });
}
