import type { Actor } from '@hotmess/shared/db/actor';
import type { Database } from '@hotmess/shared/db/database';
import type { Tx } from '@hotmess/shared/db/transaction';
import { badInput, notFound } from '@hotmess/shared/errors/domain-error';
import type { Auditor } from '@hotmess/shared/events/audit';
import { entityId, validInput } from '@hotmess/shared/graphql/input';
import type { DB } from '../generated/database.ts';
import { type Announcer, announceOnAir } from '../now-playing/announce.ts';
import { namingClash } from '../schedule-block/clash.ts';
import { findBlock } from '../schedule-block/queries.ts';
import type { ScheduleBlockRow } from '../schedule-block/rows.ts';
import { findShow } from '../show/queries.ts';
import { setExceptionInput } from './input.ts';
import { mayExcept } from './policy.ts';
import { deleteException, findException, findExceptionOn, upsertException } from './queries.ts';
import type { ScheduleExceptionRow } from './rows.ts';

/** What the commands of exceptions stand on. */
export interface ScheduleExceptionCommands extends Announcer {
  readonly database: Database<DB>;
  readonly auditor: Auditor;
}

/** An exception with the block that it is of. */
export interface ExceptionOfBlock {
  readonly exception: ScheduleExceptionRow;
  readonly block: ScheduleBlockRow;
}

/** Says what a date has in a block's place: another show, or nothing. Said again, it replaces what was said before. */
export async function setException(
  deps: ScheduleExceptionCommands,
  actor: Actor,
  raw: unknown,
): Promise<ExceptionOfBlock> {
  mayExcept(actor);
  const { blockId, date, showId } = validInput(setExceptionInput, raw);
  return namingClash(() =>
    deps.database.inTransaction(actor, async (tx) => {
      const block =
        (await findBlock(tx.db, entityId(blockId))) ?? badInput('blockId', 'There is no such block.');
      if (new Date(date).getUTCDay() !== block.day_of_week)
        badInput('date', 'The block does not begin on this day of the week.');
      if (showId != null && !(await findShow(tx.db, entityId(showId))))
        badInput('showId', 'There is no such show.');
      const before = await findExceptionOn(tx.db, block.id, date);
      const exception = await upsertException(tx.db, {
        block_id: block.id,
        day_of_week: block.day_of_week,
        on_date: date,
        show_id: showId ?? null,
      });
      await audit(deps, tx, 'set', before ?? null, exception);
      await announceOnAir(tx, deps.stationTimeZone);
      return { exception, block };
    }),
  );
}

/** Takes an exception back: the date has the block again. */
export async function removeException(
  deps: ScheduleExceptionCommands,
  actor: Actor,
  input: { readonly id: string },
): Promise<ScheduleBlockRow> {
  mayExcept(actor);
  return deps.database.inTransaction(actor, async (tx) => {
    const seen = (await findException(tx.db, entityId(input.id))) ?? notFound();
    if (!(await deleteException(tx.db, seen.id))) notFound();
    const block = (await findBlock(tx.db, seen.block_id)) ?? notFound();
    await audit(deps, tx, 'remove', seen, null);
    await announceOnAir(tx, deps.stationTimeZone);
    return block;
  });
}

async function audit(
  deps: ScheduleExceptionCommands,
  tx: Tx<DB>,
  action: 'set' | 'remove',
  before: ScheduleExceptionRow | null,
  after: ScheduleExceptionRow | null,
): Promise<void> {
  await deps.auditor.recordAudit(tx, {
    actor: tx.actor,
    action: `schedule_exception.${action}`,
    objectType: 'schedule_exception',
    objectId: (after ?? before)!.id,
    before,
    after,
    reason: null,
  });
}
