import type { Tx } from '@hotmess/shared/db/transaction';
import { defineConsumer } from '@hotmess/shared/events/consumer';
import { userBanned } from '@hotmess/shared/events/identity';
import type { DB } from '../generated/database.ts';
import { deleteRun } from '../listening/queries.ts';

/**
 * A ban ends what the person listens to: the minutes that he began earn nothing. It ends nothing else here, and so it
 * does no harm where it comes after his reinstatement.
 */
export function userBannedConsumer() {
  return defineConsumer({
    name: 'end-listening',
    contract: userBanned,
    handle: async (tx: Tx<DB>, { data }) => void (await deleteRun(tx.db, data.userId)),
  });
}
