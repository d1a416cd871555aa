import type { Actor } from '@hotmess/shared/db/actor';
import type { Database } from '@hotmess/shared/db/database';
import type { Tx } from '@hotmess/shared/db/transaction';
import { DomainError, badInput, notFound } from '@hotmess/shared/errors/domain-error';
import { errorCode } from '@hotmess/shared/errors/from-unknown';
import type { Auditor } from '@hotmess/shared/events/audit';
import { entityId, validInput } from '@hotmess/shared/graphql/input';
import type { DB } from '../generated/database.ts';
import { findShow } from '../show/queries.ts';
import { scheduleBlockInput } from './input.ts';
import { type ScheduleBlockCommand, scheduleBlockMachine } from './machine.ts';
import { maySchedule } from './policy.ts';
import { findBlock, insertBlock, moveBlock } from './queries.ts';
import type { ScheduleBlockRow } from './rows.ts';

/** What the commands of the schedule stand on. */
export interface ScheduleBlockCommands {
  readonly database: Database<DB>;
  readonly auditor: Auditor;
}

/** Puts a show into the week that repeats; it counts while the show is live. */
export async function scheduleBlock(
  deps: ScheduleBlockCommands,
  actor: Actor,
  raw: unknown,
): Promise<ScheduleBlockRow> {
  maySchedule(actor);
  const input = validInput(scheduleBlockInput, raw);
  return refusingOverlap(() =>
    deps.database.inTransaction(actor, async (tx) => {
      const show =
        (await findShow(tx.db, entityId(input.showId))) ?? badInput('showId', 'There is no such show.');
      const block = await insertBlock(tx.db, {
        show_id: show.id,
        day_of_week: input.dayOfWeek,
        start_time: input.startTime,
        end_time: input.endTime,
      });
      await audit(deps, tx, 'create', null, block);
      return block;
    }),
  );
}

/** Takes a block out of the week for a while, or puts it back. */
export async function stepBlock(
  deps: ScheduleBlockCommands,
  actor: Actor,
  command: Exclude<ScheduleBlockCommand, 'create'>,
  input: { readonly id: string; readonly version?: number | null | undefined },
): Promise<ScheduleBlockRow> {
  maySchedule(actor);
  return refusingOverlap(() =>
    deps.database.inTransaction(actor, async (tx) => {
      const seen = (await findBlock(tx.db, entityId(input.id))) ?? notFound();
      const status = scheduleBlockMachine.next(command, seen.status);
      if (input.version != null && input.version !== seen.version) throw new DomainError('CONFLICT');
      const moved = await moveBlock(tx.db, seen, status);
      if (!moved) throw new DomainError('CONFLICT');
      await audit(deps, tx, command, seen, moved);
      return moved;
    }),
  );
}

/** Gives the exclusion constraint's refusal its sentence. */
async function refusingOverlap<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (errorCode(error) !== '23P01') throw error;
    throw new DomainError('CONFLICT', 'Another block is on air at that time.');
  }
}

async function audit(
  deps: ScheduleBlockCommands,
  tx: Tx<DB>,
  command: ScheduleBlockCommand,
  before: ScheduleBlockRow | null,
  after: ScheduleBlockRow,
): Promise<void> {
  await deps.auditor.recordAudit(tx, {
    actor: tx.actor,
    action: `schedule_block.${command}`,
    objectType: 'schedule_block',
    objectId: after.id,
    before,
    after,
    reason: null,
  });
}
