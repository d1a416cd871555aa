import { systemActor } from '@hotmess/shared/db/actor';
import type { Database } from '@hotmess/shared/db/database';
import type { DB } from '../generated/database.ts';
import { scheduleBlockMachine } from '../schedule-block/machine.ts';
import { type ExceptedBlock, changeBlock, listExceptedBlocks } from '../schedule-block/queries.ts';
import { overridingDate } from '../schedule-block/status.ts';

const SYSTEM = systemActor('apply-exceptions');

/**
 * Moves blocks to overridden while a date's exception takes their place, and back. Readers derive the state
 * (schedule-block/status.ts), so this may be late without anyone seeing a wrong one.
 * @param zone the station's IANA time zone
 * @returns how many it moved
 */
export async function applyExceptions(
  database: Database<DB>,
  zone: string,
  now = new Date(),
): Promise<number> {
  let moved = 0;
  for (const block of await listExceptedBlocks(database.as(SYSTEM))) {
    const change = changeOf(block, overridingDate(block, block.dates, zone, now));
    if (!change) continue;
    // Where an admin changed it meanwhile, the next run looks again.
    const changed = await database.inTransaction(SYSTEM, ({ db }) => changeBlock(db, block, change));
    if (changed) moved++;
  }
  return moved;
}

function changeOf(block: ExceptedBlock, date: string | null) {
  if (date === block.overridden_on) return undefined;
  if (date === null)
    return { status: scheduleBlockMachine.next('restore', block.status), overridden_on: null };
  const status = block.status === 'live' ? scheduleBlockMachine.next('override', block.status) : block.status;
  return { status, overridden_on: date };
}
