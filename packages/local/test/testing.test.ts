import { jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { services } from '../src/stack/services.ts';
import { createTestDatabase } from '../src/testing/database.ts';
import { type TestNats, natsUrl, startOwnNats } from '../src/testing/nats.ts';

async function queryOnce<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

test('a test database is a migrated copy that only its service may enter', async () => {
  const database = await createTestDatabase('music');
  const logins = [
    [database.serviceUrl, 'music_service'],
    [database.migratorUrl, 'music_migrator'],
    [database.superuserUrl, 'postgres'],
  ] as const;
  for (const [url, user] of logins) {
    const rows = await queryOnce(url, 'select current_database() as name, session_user::text as user');
    expect(rows).toEqual([{ name: database.name, user }]);
  }
  const [{ count } = { count: 0 }] = await queryOnce<{ count: number }>(
    database.superuserUrl,
    'select count(*)::int as count from schema_migrations',
  );
  expect(count).toBeGreaterThan(0);

  const foreign = new URL((await createTestDatabase('safety')).serviceUrl);
  foreign.pathname = `/${database.name}`;
  await expect(queryOnce(foreign.href, 'select 1')).rejects.toMatchObject({ code: '42501' });

  await database.drop();
  await expect(queryOnce(database.serviceUrl, 'select 1')).rejects.toMatchObject({ code: '3D000' });
});

test('many copies can be made at once', async () => {
  const databases = await Promise.all(
    [...services, ...services].map((service) => createTestDatabase(service)),
  );
  expect(new Set(databases.map(({ name }) => name)).size).toBe(10);
  await Promise.all(databases.map((database) => database.drop()));
});

test('the shared NATS has JetStream', async () => {
  const connection = await connect({ servers: natsUrl() });
  await expect((await jetstreamManager(connection)).getAccountInfo()).resolves.toBeDefined();
  await connection.drain();
});

let own: TestNats;
beforeAll(async () => {
  own = await startOwnNats();
});
afterAll(() => own.dispose());

test('an own NATS keeps its streams over stop and kill, and loses them when wiped', async () => {
  const addStream = async () => {
    const connection = await connect({ servers: own.url });
    await (await jetstreamManager(connection)).streams.add({ name: 'S', subjects: ['s.>'] });
    await connection.close();
  };
  const countStreams = async () => {
    const connection = await connect({ servers: own.url });
    const { streams } = await (await jetstreamManager(connection)).getAccountInfo();
    await connection.close();
    return streams;
  };
  await addStream();
  await own.stop();
  await expect(connect({ servers: own.url, reconnect: false })).rejects.toThrow();
  await own.start();
  expect(await countStreams()).toBe(1);
  await own.kill();
  await own.start();
  expect(await countStreams()).toBe(1);
  await own.stop();
  await own.wipe();
  await own.start();
  expect(await countStreams()).toBe(0);
});
