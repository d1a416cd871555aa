import type { Actor } from '@hotmess/shared/db/actor';
import type { Database } from '@hotmess/shared/db/database';
import type { Tx } from '@hotmess/shared/db/transaction';
import { DomainError, badInput, notFound } from '@hotmess/shared/errors/domain-error';
import type { Auditor } from '@hotmess/shared/events/audit';
import { entityId, validInput } from '@hotmess/shared/graphql/input';
import type { DB } from '../generated/database.ts';
import { type Announcer, announceOnAir } from '../now-playing/announce.ts';
import { deleteExceptions, listExceptions } from '../schedule-exception/queries.ts';
import { findShow } from '../show/queries.ts';
import { namingClash } from './clash.ts';
import { scheduleBlockInput, updateBlockInput } from './input.ts';
import { type ScheduleBlockCommand, scheduleBlockMachine } from './machine.ts';
import { maySchedule } from './policy.ts';
import { changeBlock, deleteBlock, findBlock, insertBlock } from './queries.ts';
import type { ScheduleBlockRow } from './rows.ts';
import { isTakenOut, presentStatus } from './status.ts';

/** What the commands of the schedule stand on. */
export interface ScheduleBlockCommands extends Announcer {
  readonly database: Database<DB>;
  readonly auditor: Auditor;
}

/** What a client sends to change a block that he saw. */
export interface BlockInput {
  readonly id: string;
  readonly version?: number | null | undefined;
}

/** Puts a show into the week that repeats; it counts while the show is live. */
export async function scheduleBlock(
  deps: ScheduleBlockCommands,
  actor: Actor,
  raw: unknown,
): Promise<ScheduleBlockRow> {
  maySchedule(actor);
  const input = validInput(scheduleBlockInput, raw);
  return namingClash(() =>
    deps.database.inTransaction(actor, async (tx) => {
      const block = await insertBlock(tx.db, {
        show_id: await knownShow(tx, input.showId),
        day_of_week: input.dayOfWeek,
        start_time: input.startTime,
        end_time: input.endTime,
      });
      await audit(deps, tx, 'create', null, block);
      await announceOnAir(tx, deps.stationTimeZone);
      return block;
    }),
  );
}

/** Changes show, day or times of a block. On another day none of its exceptions has a meaning: they go with the change. */
export async function updateBlock(
  deps: ScheduleBlockCommands,
  actor: Actor,
  { id, version, ...raw }: BlockInput & Readonly<Record<string, unknown>>,
): Promise<ScheduleBlockRow> {
  maySchedule(actor);
  const input = validInput(updateBlockInput, raw);
  return namingClash(() =>
    deps.database.inTransaction(actor, async (tx) => {
      const seen = await seenBlock(tx, { id, version });
      const dayOfWeek = input.dayOfWeek ?? seen.day_of_week;
      if (dayOfWeek !== seen.day_of_week) await deleteExceptions(tx.db, seen.id);
      const changed = await changeBlock(tx.db, seen, {
        show_id: input.showId == null ? seen.show_id : await knownShow(tx, input.showId),
        day_of_week: dayOfWeek,
        start_time: input.startTime ?? seen.start_time,
        end_time: input.endTime ?? seen.end_time,
      });
      if (!changed) throw new DomainError('CONFLICT');
      await audit(deps, tx, 'update', seen, changed);
      await announceOnAir(tx, deps.stationTimeZone);
      return changed;
    }),
  );
}

/** Removes a block from the week, with its exceptions. @returns its id */
export async function removeBlock(
  deps: ScheduleBlockCommands,
  actor: Actor,
  input: BlockInput,
): Promise<string> {
  maySchedule(actor);
  return deps.database.inTransaction(actor, async (tx) => {
    const seen = await seenBlock(tx, input);
    if (!(await deleteBlock(tx.db, seen))) throw new DomainError('CONFLICT');
    await audit(deps, tx, 'remove', seen, null);
    await announceOnAir(tx, deps.stationTimeZone);
    return seen.id;
  });
}

/** Takes a block out of the week for a while, or puts it back. */
export async function stepBlock(
  deps: ScheduleBlockCommands,
  actor: Actor,
  command: Exclude<ScheduleBlockCommand, 'create'>,
  input: BlockInput,
): Promise<ScheduleBlockRow> {
  maySchedule(actor);
  return namingClash(() =>
    deps.database.inTransaction(actor, async (tx) => {
      const seen = await seenBlock(tx, input);
      if (command === 'restore' && !isTakenOut(seen))
        throw new DomainError('INVALID_TRANSITION', 'Nobody took it out of the week.');
      const dates = (await listExceptions(tx.db, [seen.id])).map(({ on_date }) => on_date);
      const present = presentStatus(seen, dates, deps.stationTimeZone, new Date());
      const moved = await changeBlock(tx.db, seen, {
        status: scheduleBlockMachine.next(command, present),
        overridden_on: null,
      });
      if (!moved) throw new DomainError('CONFLICT');
      await audit(deps, tx, command, seen, moved);
      await announceOnAir(tx, deps.stationTimeZone);
      return moved;
    }),
  );
}

async function seenBlock(tx: Tx<DB>, { id, version }: BlockInput): Promise<ScheduleBlockRow> {
  const seen = (await findBlock(tx.db, entityId(id))) ?? notFound();
  if (version != null && version !== seen.version) throw new DomainError('CONFLICT');
  return seen;
}

async function knownShow(tx: Tx<DB>, id: string): Promise<string> {
  const show = (await findShow(tx.db, entityId(id))) ?? badInput('showId', 'There is no such show.');
  return show.id;
}

async function audit(
  deps: ScheduleBlockCommands,
  tx: Tx<DB>,
  action: ScheduleBlockCommand | 'update' | 'remove',
  before: ScheduleBlockRow | null,
  after: ScheduleBlockRow | null,
): Promise<void> {
  await deps.auditor.recordAudit(tx, {
    actor: tx.actor,
    action: `schedule_block.${action}`,
    objectType: 'schedule_block',
    objectId: (after ?? before)!.id,
    before,
    after,
    reason: null,
  });
}
