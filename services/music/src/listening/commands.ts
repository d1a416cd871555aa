import { type Actor, systemActor } from '@hotmess/shared/db/actor';
import type { Database } from '@hotmess/shared/db/database';
import type { Tx } from '@hotmess/shared/db/transaction';
import { listeningRecorded } from '@hotmess/shared/events/music';
import { appendEvent } from '@hotmess/shared/events/outbox';
import type { DB } from '../generated/database.ts';
import { listenerOf } from './policy.ts';
import { insertRun, lockRun, updateRun } from './queries.ts';
import { type Stretch, fullMinutes, listeningId, takeBeat } from './run.ts';

export interface ListeningCommands {
  readonly database: Database<DB>;
}

/** What a heartbeat is answered. */
export interface HeartbeatAnswer {
  readonly counted: boolean;
  readonly minutes: number;
}

/**
 * Takes a heartbeat of someone who listens. Counting is the system's act: a listener may neither write nor read it.
 * Sent again after an answer that got lost, it counts no more than once, since only time counts.
 */
export async function sendHeartbeat(deps: ListeningCommands, actor: Actor): Promise<HeartbeatAnswer> {
  const listener = listenerOf(actor);
  // What anyone could make up without end would falsify the count, so it leaves nothing behind.
  if (!listener) return { counted: false, minutes: 0 };
  return deps.database.inTransaction(systemActor('heartbeat'), (tx) => beatOnce(tx, listener.userId));
}

async function beatOnce(tx: Tx<DB>, userId: string): Promise<HeartbeatAnswer> {
  const { now, run } = await lockRun(tx.db, userId);
  const beat = takeBeat(run, now);
  if (!run) {
    // The other heartbeat that began a run at the same time is committed by now.
    if (!(await insertRun(tx.db, userId, beat.run))) return beatOnce(tx, userId);
  } else if (beat.run !== run) await updateRun(tx.db, userId, beat.run);
  if (beat.recorded) appendRecorded(tx, userId, beat.recorded);
  return { counted: true, minutes: fullMinutes(beat.run, now) };
}

function appendRecorded(tx: Tx<DB>, userId: string, stretch: Stretch): void {
  const id = listeningId(userId, stretch);
  appendEvent(tx, listeningRecorded, {
    entityId: id,
    data: {
      listeningId: id,
      userId,
      minutes: 10,
      startedAt: stretch.startedAt.toISOString(),
      endedAt: stretch.endedAt.toISOString(),
    },
  });
}
