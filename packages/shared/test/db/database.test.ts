import { type TestDatabase, createTestDatabase } from '@hotmess/local/testing/database';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ANON, type Actor, systemActor } from '../../src/db/actor.ts';
import { type Database, openDatabase } from '../../src/db/database.ts';
import { toDomainError } from '../../src/errors/from-unknown.ts';

const ME = '10000000-0000-7000-8000-000000000001';
const user: Actor = { role: 'app_user', userId: ME, sessionId: ME, authTime: 0, restricted: false };
const system = systemActor('test');

interface Tables {
  notes: { id: number; text: string; owner: string | null };
}

let test_: TestDatabase;
let superuser: pg.Client;
let database: Database<Tables>;

beforeAll(async () => {
  test_ = await createTestDatabase('music');
  superuser = new pg.Client({ connectionString: test_.superuserUrl });
  await superuser.connect();
  await superuser.query(`
    create table notes (id int primary key, text text not null, owner uuid,
                        parent int references notes deferrable initially deferred);
    alter table notes enable row level security;
    create policy own on notes to app_user using (owner = (select app.user_id())) with check (owner = (select app.user_id()));
    create policy all_ on notes to system using (true) with check (true);
    grant select, insert, update, delete on notes to app_user, system;
    insert into notes values (1, 'mine', '${ME}'), (2, 'another''s', gen_random_uuid())`);
  database = openDatabase<Tables>({ url: test_.serviceUrl, maxConnections: 2 });
});
afterAll(async () => {
  await database.close();
  await superuser.end();
  await test_.drop();
});

const texts = async (actor: Actor) =>
  (await database.as(actor).selectFrom('notes').select('text').orderBy('id').execute()).map(
    (row) => row.text,
  );

describe('db.as', () => {
  test('reads as the actor, and nothing of him stays in the session', async () => {
    expect(await texts(user)).toEqual(['mine']);
    expect(await texts(system)).toEqual(['mine', "another's"]);
    await expect(texts(ANON)).rejects.toMatchObject({ code: '42501' });
    const { rows } = await database.pool.query(
      `select current_user = session_user as plain, current_setting('app.user_id', true) as user_id`,
    );
    expect(rows).toEqual([{ plain: true, user_id: '' }]);
  });

  test('is one round trip, prepared once a connection and role', async () => {
    const one = openDatabase<Tables>({ url: test_.serviceUrl, maxConnections: 1 });
    try {
      for (let i = 0; i < 5; i++)
        await one.as(user).selectFrom('notes').select('id').where('id', '=', i).execute();
      await one.as(system).selectFrom('notes').select('id').where('id', '=', 1).execute();
      const { rows } = await one.pool.query(
        `select count(*)::int as n from pg_prepared_statements where statement like '%"notes"%'`,
      );
      expect(rows).toEqual([{ n: 2 }]);
    } finally {
      await one.close();
    }
  });

  test('a failing query fails alone: the connection and its statements go on', async () => {
    const one = openDatabase<Tables>({ url: test_.serviceUrl, maxConnections: 1 });
    try {
      const divide = (by: number) => sql<{ n: number }>`select 1 / ${by}::int as n`.execute(one.as(user));
      await divide(1);
      await expect(divide(0)).rejects.toMatchObject({ code: '22012' });
      expect((await divide(1)).rows).toEqual([{ n: 1 }]);
      await expect(sql`select * from nowhere`.execute(one.as(user))).rejects.toMatchObject({ code: '42P01' });
      await expect(sql`select * from nowhere`.execute(one.as(user))).rejects.toMatchObject({ code: '42P01' });
      expect((await divide(1)).rows).toEqual([{ n: 1 }]);
      expect(one.pool.totalCount).toBe(1);
    } finally {
      await one.close();
    }
  });

  test('a value that cannot be sent comes back as an error, and nothing was sent', async () => {
    const bad = {
      toPostgres() {
        throw new Error('cannot be sent');
      },
    };
    await expect(sql`select ${bad}::text`.execute(database.as(user))).rejects.toThrow('cannot be sent');
    expect(await texts(user)).toEqual(['mine']);
  });

  test('a deferred constraint fails the write that broke it', async () => {
    await expect(
      sql`insert into notes (id, text, parent) values (90, 'orphan', 91)`.execute(database.as(system)),
    ).rejects.toMatchObject({ code: '23503' });
    expect(await texts(system)).toHaveLength(2);
  });

  test('types: int8 is a number and refused past 2^53, dates stay text, timestamps are Dates', async () => {
    const { rows } = await sql<Record<string, unknown>>`
      select 42::int8 as big, date '2026-11-23' as day, timestamptz '2026-11-23 22:00+00' as at, null::int8 as none
    `.execute(database.as(user));
    expect(rows[0]).toEqual({ big: 42, day: '2026-11-23', at: new Date('2026-11-23T22:00:00Z'), none: null });
    await expect(sql`select 9007199254740993::int8`.execute(database.as(user))).rejects.toThrow('past 2^53');
    expect(await texts(user)).toEqual(['mine']);
  });
});

describe('inTransaction', () => {
  test('everything or nothing', async () => {
    const add = (id: number) => sql`insert into notes (id, text, owner) values (${id}, 'new', ${ME})`;
    await expect(
      database.inTransaction(user, async ({ db }) => {
        await add(10).execute(db);
        throw new Error('changed his mind');
      }),
    ).rejects.toThrow('changed his mind');
    expect(await texts(user)).toEqual(['mine']);
    await database.inTransaction(user, async ({ db }) => {
      await Promise.all([add(10).execute(db), add(11).execute(db)]);
    });
    expect(await texts(user)).toEqual(['mine', 'new', 'new']);
    await superuser.query('delete from notes where id >= 10');
  });

  test('queries asked for in one go travel together, each with its own answer; one that fails fails them all', async () => {
    const answers = await database.inTransaction(user, async ({ db }) => {
      const one = sql<{ n: number }>`select 1 as n`.execute(db);
      const two = sql<{ t: Date }>`select statement_timestamp() as t`.execute(db);
      const three = sql<{ t: Date }>`select statement_timestamp() as t`.execute(db);
      return Promise.all([one, two, three]);
    });
    expect(answers[0].rows).toEqual([{ n: 1 }]);
    const failing = database.inTransaction(user, async ({ db }) => {
      await Promise.all([
        sql`select 1`.execute(db),
        sql`select 1 / 0`.execute(db),
        sql`select 2`.execute(db),
      ]);
    });
    await expect(failing).rejects.toMatchObject({ code: '22012' });
    expect(await texts(user)).toEqual(['mine']);
  });

  test('an error that was swallowed does not pass as a commit', async () => {
    await expect(
      database.inTransaction(user, async ({ db }) => {
        await sql`select 1 / 0`.execute(db).catch(() => {});
      }),
    ).rejects.toThrow('swallowed');
  });

  test('the other door is shut inside, where it could wait for ever for a second connection', async () => {
    await expect(
      database.inTransaction(user, async () => {
        await texts(user);
      }),
    ).rejects.toThrow('db.as inside inTransaction');
    await expect(
      database.inTransaction(user, () => database.inTransaction(user, async () => {})),
    ).rejects.toThrow('inTransaction inside inTransaction');
  });

  test('a query that was not awaited cannot land in the next transaction', async () => {
    let late: (() => Promise<unknown>) | undefined;
    await database.inTransaction(user, async ({ db }) => {
      await sql`select 1`.execute(db);
      late = () => sql`select 1`.execute(db);
    });
    await expect(late!()).rejects.toThrow('has ended');
  });

  test('what travels with COMMIT fails the transaction where it fails, and runs as the system', async () => {
    await expect(
      database.inTransaction(user, async (tx) => {
        await sql`insert into notes (id, text, owner) values (20, 'half', ${ME})`.execute(tx.db);
        tx.atCommit({ text: 'insert into notes (id, text) values (2, $1)', values: ['taken'] });
      }),
    ).rejects.toMatchObject({ code: '23505' });
    expect(await texts(user)).toEqual(['mine']);
    let announced = 0;
    await database.inTransaction(user, async (tx) => {
      tx.atCommit({ text: 'insert into notes (id, text) values (21, $1)', values: ['by the system'] });
      tx.afterCommit(() => announced++);
    });
    expect(announced).toBe(1);
    expect(await texts(system)).toContain('by the system');
    await superuser.query('delete from notes where id >= 10');
  });

  test('a deadlock runs one of the two again', async () => {
    const swap = (first: number, second: number) =>
      database.inTransaction(system, async ({ db }) => {
        await sql`update notes set text = text where id = ${first}`.execute(db);
        await new Promise((resolve) => setTimeout(resolve, 100));
        await sql`update notes set text = text where id = ${second}`.execute(db);
      });
    await Promise.all([swap(1, 2), swap(2, 1)]);
  });

  test('a backend that is terminated is UNAVAILABLE, and the next request gets another connection', async () => {
    const failure = await database
      .inTransaction(user, async ({ db }) => {
        const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db);
        await superuser.query('select pg_terminate_backend($1)', [rows[0]!.pid]);
        await sql`select 1`.execute(db);
      })
      .catch((error: unknown) => error);
    expect(toDomainError(failure).code).toBe('UNAVAILABLE');
    expect(await texts(user)).toEqual(['mine']);
  });
});
