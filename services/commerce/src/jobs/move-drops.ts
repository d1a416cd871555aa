import { systemActor } from '@hotmess/shared/db/actor';
import type { Database } from '@hotmess/shared/db/database';
import { tellDrop } from '../drop/commands.ts';
import { ensureDrawn } from '../drop/draw.ts';
import { dropMachine } from '../drop/machine.ts';
import { changeDrop, findDrop, findDropsToMove } from '../drop/queries.ts';
import type { DB } from '../generated/database.ts';

const SYSTEM = systemActor('move-drops');
const BATCH = 50;

/**
 * Opens and closes drops whose moment has come, draws them, and says so by event, each once. Readers derive the state
 * from the clock (drop/status.ts) and checkout draws by itself, so this may be late without anyone seeing a wrong state.
 * @returns how many steps it took
 */
export async function moveDrops(database: Database<DB>): Promise<number> {
  const due = await findDropsToMove(database.as(SYSTEM), BATCH);
  let steps = 0;
  for (const { id } of due)
    steps += await database.inTransaction(SYSTEM, async (tx) => {
      await ensureDrawn(tx, id);
      let taken = 0;
      let drop = (await findDrop(tx.db, id))!;
      if (drop.status === 'scheduled') {
        const opened = await changeDrop(tx.db, drop, { status: dropMachine.next('open', drop.status) });
        // An admin called it off meanwhile.
        if (!opened) return taken;
        tellDrop(tx, 'started', (drop = opened));
        taken++;
      }
      if (drop.status === 'live' && drop.end_at <= new Date()) {
        const closed = await changeDrop(tx.db, drop, { status: dropMachine.next('close', drop.status) });
        if (!closed) return taken;
        tellDrop(tx, 'ended', closed);
        taken++;
      }
      return taken;
    });
  return steps;
}
