import { type TestDatabase, createTestDatabase, openSuperuser } from '@hotmess/local/testing/database';
import { systemActor } from '@hotmess/shared/db/actor';
import { type Database, openDatabase } from '@hotmess/shared/db/database';
import type { Tx } from '@hotmess/shared/db/transaction';
import type pg from 'pg';
import { expect } from 'vitest';
import type { DB } from '../src/generated/database.ts';
import { type Mismatch, verifyLedger } from '../src/xp/verify.ts';

/** Identity's database with the service's own door to it, and nothing that runs: no jobs, no consumers. */
export interface LedgerDatabase {
  readonly database: TestDatabase;
  readonly service: Database<DB>;
  /** A superuser's connection: to look and to arrange, never to prove. */
  readonly superuser: pg.Pool;
  /** Makes an account. @param options.contender on the leaderboard by his own will */
  person(options?: { timeZone?: string; contender?: boolean }): Promise<string>;
  /** A transaction of the system, as consumers have it. */
  run<T>(work: (tx: Tx<DB>) => Promise<T>): Promise<T>;
  /** Types and points of a person's rows, oldest first. */
  rowsOf(userId: string): Promise<{ type: string; points: number }[]>;
  /** Sets a user's status past the machine's ways, as the system may. */
  setStatus(userId: string, status: 'active' | 'suspended' | 'banned' | 'erased'): Promise<void>;
  mismatches(): Promise<Mismatch[]>;
  /** Everything that is kept is what the ledger, the profiles and the consents say. */
  expectFold(): Promise<void>;
  close(): Promise<void>;
}

const ACTOR = systemActor('test');
let named = 0;

export async function openLedgerDatabase(): Promise<LedgerDatabase> {
  const database = await createTestDatabase('identity');
  const service = openDatabase<DB>({ url: database.serviceUrl });
  const superuser = openSuperuser(database.superuserUrl);
  const ledger: LedgerDatabase = {
    database,
    service,
    superuser,
    person: ({ timeZone = 'Europe/London', contender = false } = {}) =>
      service.inTransaction(ACTOR, async ({ db }) => {
        const { id } = await db.insertInto('users').defaultValues().returning('id').executeTakeFirstOrThrow();
        await db
          .insertInto('user_private')
          .values({ user_id: id, email: `${id}@example.org`, time_zone: timeZone })
          .execute();
        if (!contender) return id;
        await db
          .updateTable('users')
          .set({ username: `contender_${++named}`, is_public: true })
          .where('id', '=', id)
          .execute();
        await db
          .insertInto('consents')
          .values({ user_id: id, kind: 'leaderboard', document_version: '1' })
          .execute();
        return id;
      }),
    run: (work) => service.inTransaction(ACTOR, work),
    async rowsOf(userId) {
      const { rows } = await superuser.query<{ type: string; points: number }>(
        'select type, points from xp_events where user_id = $1 order by id',
        [userId],
      );
      return rows;
    },
    async setStatus(userId, status) {
      if (status === 'erased')
        await superuser.query(
          `do $$ begin
             delete from user_private where user_id = '${userId}';
             perform set_config('role', 'system', true);
             update users set username = null, display_name = null, is_public = false, status = 'erased'
             where id = '${userId}'; end $$`,
        );
      else
        await superuser.query(
          `do $$ begin perform set_config('role', 'system', true);
             update users set status = '${status}' where id = '${userId}'; end $$`,
        );
    },
    async mismatches() {
      const found: Mismatch[] = [];
      for await (const mismatch of verifyLedger(service.as(ACTOR))) found.push(mismatch);
      return found;
    },
    expectFold: async () => expect(await ledger.mismatches()).toEqual([]),
    async close() {
      await Promise.all([service.close(), superuser.end()]);
      await database.drop();
    },
  };
  return ledger;
}
