import type { Tx } from '@hotmess/shared/db/transaction';
import { defineConsumer } from '@hotmess/shared/events/consumer';
import { userErased } from '@hotmess/shared/events/identity';
import { erasePerson } from '../dsar/person-data.ts';
import type { DB } from '../generated/database.ts';
import { applyStanding } from '../standing/effects.ts';

/** What he hosted goes away, and what came in since his erasure here is erased too. */
export function userErasedConsumer() {
  return defineConsumer({
    name: 'note-erased',
    contract: userErased,
    handle: async (tx: Tx<DB>, { data }) => {
      await applyStanding(tx, { userId: data.userId, standing: 'erased', version: data.version });
      await erasePerson(tx, data.userId);
    },
  });
}
