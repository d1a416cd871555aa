import type { Tx } from '@hotmess/shared/db/transaction';
import { defineConsumer } from '@hotmess/shared/events/consumer';
import { userRolesChanged } from '@hotmess/shared/events/identity';
import { sql } from 'kysely';
import type { DB } from '../generated/database.ts';

/** Who is an admin: no moderator acts on one. */
export function userRolesChangedConsumer() {
  return defineConsumer({
    name: 'keep-staff',
    contract: userRolesChanged,
    handle: async (tx: Tx<DB>, { data }) => {
      await sql`
        insert into staff_members as known (user_id, is_admin, version)
        values (${data.userId}::uuid, ${data.roles.includes('admin')}, ${data.version})
        on conflict (user_id) do update set is_admin = excluded.is_admin, version = excluded.version
          where known.version < excluded.version`.execute(tx.db);
    },
  });
}
