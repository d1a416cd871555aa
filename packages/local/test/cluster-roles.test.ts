import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { initialStatements } from '../../../scripts/generate/kubernetes/database.ts';
import { removeData } from '../src/backing/postgres-place.ts';
import { type PostgresServer, startPostgres, throwawaySettings } from '../src/backing/postgres.ts';
import { migrateDatabase, prepareDatabase } from '../src/stack/databases.ts';
import { generateSecrets } from '../src/stack/secrets.ts';

/** Each way of making a database gets a PostgreSQL of its own, since roles belong to the whole server. */
const running: { server: PostgresServer; folder: string }[] = [];
afterAll(async () => {
  for (const { server, folder } of running) {
    await server.dispose();
    removeData(join(folder, 'postgres'));
    rmSync(folder, { recursive: true, force: true });
  }
});

async function fresh(): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'hotmess-roles-'));
  const server = await startPostgres({
    dataDir: join(folder, 'postgres'),
    port: 0,
    password: 'test',
    logFile: join(folder, 'postgres.log'),
    settings: throwawaySettings,
  });
  running.push({ server, folder });
  return server;
}

async function query(url: string, statements: string[]): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    let result: pg.QueryResult | undefined;
    for (const statement of statements) result = await client.query(statement);
    return result!;
  } finally {
    await client.end();
  }
}

/** Roles with their attributes and settings, memberships with their options, and who may connect to the database. */
async function rights(server: PostgresServer): Promise<unknown> {
  const url = server.url('postgres');
  const roles = await query(url, [
    `select rolname, rolsuper, rolinherit, rolcreaterole, rolcreatedb, rolcanlogin, rolbypassrls,
            rolconfig
     from pg_roles where rolname !~ '^pg_' and rolname <> 'postgres' order by 1`,
  ]);
  const members = await query(url, [
    `select r.rolname as role, m.rolname as member, inherit_option, set_option, admin_option
     from pg_auth_members a join pg_roles r on r.oid = roleid join pg_roles m on m.oid = member
     where r.rolname !~ '^pg_' order by 1, 2`,
  ]);
  const acl = await query(url, [
    `select datdba::regrole::text as owner, datacl::text as acl from pg_database where datname = 'music'`,
  ]);
  return { roles: roles.rows, members: members.rows, acl: acl.rows };
}

test('a CloudNativePG cluster begins with the roles and rights that bootstrap makes elsewhere', async () => {
  const [ours, theirs] = [await fresh(), await fresh()];
  const secrets = await generateSecrets();
  await prepareDatabase(ours, secrets, 'music');
  // What the operator does before postInitApplicationSQL: the owner and the database that he owns.
  await query(theirs.url('postgres'), [
    'create role music_owner nologin',
    'create database music owner music_owner',
  ]);
  await query(theirs.url('music'), initialStatements('music'));
  expect(await rights(theirs)).toEqual(await rights(ours));
  // And what it does after: passwords of the managed roles. Then the migrations apply as everywhere.
  const { migrator } = secrets.databases.music;
  await query(theirs.url('postgres'), [`alter role music_migrator password '${migrator}'`]);
  const url = `postgres://music_migrator:${migrator}@${theirs.host}:${theirs.port}/music`;
  expect((await migrateDatabase(url, 'music')).applied.length).toBeGreaterThan(4);
});
