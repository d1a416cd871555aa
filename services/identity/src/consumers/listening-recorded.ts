import type { Tx } from '@hotmess/shared/db/transaction';
import { defineConsumer } from '@hotmess/shared/events/consumer';
import { listeningRecorded } from '@hotmess/shared/events/music';
import type { DB } from '../generated/database.ts';
import { award } from '../xp/award.ts';

/** Ten full minutes of radio earn XP, on the day on which they ended. */
export function listeningRecordedConsumer() {
  return defineConsumer({
    name: 'award-listening-xp',
    contract: listeningRecorded,
    handle: async (tx: Tx<DB>, { data }) =>
      void (await award(tx, {
        userId: data.userId,
        type: 'radio_listen',
        source: 'music',
        sourceEventId: data.listeningId,
        occurredAt: new Date(data.endedAt),
      })),
  });
}
