import { createTestDatabase } from '@hotmess/local/testing/database';
import { migrateDown, migrateUp } from '@hotmess/shared/db/migrate';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { migrationFolders } from '../src/stack/databases.ts';
import { services } from '../src/stack/services.ts';
import { schemaOf } from '../src/testing/schema.ts';

describe.each(services)('%s', (service) => {
  test('up, back and up again give the identical schema, and back leaves nothing', async () => {
    const database = await createTestDatabase(service);
    const options = { service, directories: migrationFolders(service) };
    try {
      const first = await schemaOf(database.superuserUrl);
      expect(first.length).toBeGreaterThan(50);
      const { undone } = await migrateDown(database.migratorUrl, options);
      expect(undone.length).toBeGreaterThan(2);
      expect(await schemaOf(database.superuserUrl)).toEqual([]);
      const { applied } = await migrateUp(database.migratorUrl, options);
      expect(applied).toEqual(undone.toReversed());
      expect(await schemaOf(database.superuserUrl)).toEqual(first);
    } finally {
      await database.drop();
    }
  });

  test('one step back and forth too, at every step', async () => {
    const database = await createTestDatabase(service);
    const options = { service, directories: migrationFolders(service) };
    try {
      const { undone } = await migrateDown(database.migratorUrl, options);
      const full: string[][] = [];
      for (let done = 0; done < undone.length; done++) {
        await migrateUp(database.migratorUrl, options);
        const { undone: again } = await migrateDown(database.migratorUrl, { ...options, steps: done + 1 });
        expect(again).toHaveLength(done + 1);
        full.push(await schemaOf(database.superuserUrl));
        await migrateUp(database.migratorUrl, options);
      }
      expect(new Set(full.map((schema) => JSON.stringify(schema))).size).toBe(undone.length);
    } finally {
      await database.drop();
    }
  });
});

describe('the runner', () => {
  test('refuses an applied migration that was changed, and one whose file is gone', async () => {
    const database = await createTestDatabase('music');
    const folder = await mkdtemp(join(tmpdir(), 'hotmess-migrations-'));
    try {
      await writeFile(join(folder, '900_more.sql'), 'create table more (id int);');
      await writeFile(join(folder, '900_more.rollback.sql'), 'drop table more;');
      const options = { service: 'music', directories: [...migrationFolders('music'), folder] };
      expect(await migrateUp(database.migratorUrl, options)).toEqual({ applied: ['900_more'] });
      await writeFile(join(folder, '900_more.sql'), 'create table more (id bigint);');
      await expect(migrateUp(database.migratorUrl, options)).rejects.toThrow(
        'was changed after it was applied',
      );
      await rm(join(folder, '900_more.sql'));
      await expect(migrateUp(database.migratorUrl, options)).rejects.toThrow('its file is gone');
    } finally {
      await rm(folder, { recursive: true, force: true });
      await database.drop();
    }
  });

  test('a migration that fails leaves nothing of itself', async () => {
    const database = await createTestDatabase('music');
    const folder = await mkdtemp(join(tmpdir(), 'hotmess-migrations-'));
    try {
      await writeFile(join(folder, '900_bad.sql'), 'create table half (id int); select 1/0;');
      await writeFile(join(folder, '900_bad.rollback.sql'), 'drop table half;');
      const before = await schemaOf(database.superuserUrl);
      const options = { service: 'music', directories: [...migrationFolders('music'), folder] };
      await expect(migrateUp(database.migratorUrl, options)).rejects.toThrow('900_bad: division by zero');
      expect(await schemaOf(database.superuserUrl)).toEqual(before);
    } finally {
      await rm(folder, { recursive: true, force: true });
      await database.drop();
    }
  });

  test('eight at once apply each migration once', async () => {
    const database = await createTestDatabase('music');
    const options = { service: 'music', directories: migrationFolders('music') };
    try {
      const { undone } = await migrateDown(database.migratorUrl, options);
      const outcomes = await Promise.all(
        Array.from({ length: 8 }, () => migrateUp(database.migratorUrl, options)),
      );
      expect(outcomes.flatMap(({ applied }) => applied)).toEqual(undone.toReversed());
    } finally {
      await database.drop();
    }
  });

  test('the service’s own login can change no schema and take no owner’s role', async () => {
    const database = await createTestDatabase('music');
    const client = new pg.Client({ connectionString: database.serviceUrl });
    await client.connect();
    try {
      for (const sql of [
        'create table x (id int)',
        'set role music_owner',
        'alter table outbox disable trigger all',
        'drop table outbox',
      ])
        await expect(client.query(sql), sql).rejects.toMatchObject({ code: '42501' });
    } finally {
      await client.end();
      await database.drop();
    }
  });
});
