import type { Tx } from '@hotmess/shared/db/transaction';
import { defineConsumer } from '@hotmess/shared/events/consumer';
import { userErased } from '@hotmess/shared/events/identity';
import { erasePerson } from '../dsar/person-data.ts';
import type { DB } from '../generated/database.ts';

/** Erased again when identity has done so: what came in between goes too. */
export function userErasedConsumer() {
  return defineConsumer({
    name: 'forget-person',
    contract: userErased,
    handle: async (tx: Tx<DB>, { data }) => void (await erasePerson(tx, data.userId)),
  });
}
