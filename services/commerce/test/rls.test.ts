import { type TestDatabase, createTestDatabase } from '@hotmess/local/testing/database';
import {
  type Knocker,
  type RelationCase,
  type Rights,
  expectedMatrix,
  gapsOf,
  relationsOf,
  tryMatrix,
} from '@hotmess/local/testing/rls-matrix';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';

const USER = '10000000-0000-7000-8000-000000000001';
const MODERATOR = '10000000-0000-7000-8000-000000000003';
const ADMIN = '10000000-0000-7000-8000-000000000004';

const knockers: Record<string, Knocker> = {
  anon: { role: 'anon' },
  user: { role: 'app_user', userId: USER },
  moderator: { role: 'moderator', userId: MODERATOR },
  admin: { role: 'admin', userId: ADMIN },
  system: { role: 'system' },
  relay: { role: 'relay' },
};

const can = (select: string, insert = '-', update = '-', remove = '-'): Rights => ({
  select,
  insert,
  update,
  delete: remove,
});
const product = (last: number) => `'20000000-0000-7000-8000-00000000000${last}'`;
const id = (last: number) => `id = ${product(last)}`;
const stock = (last: number) => `product_id = ${product(last)}`;

/** Written by hand from SPEC.md, "RLS Policy Strategy", and DOMAIN.md, "Who may do what". */
const relations: Record<string, RelationCase> = {
  products: {
    rows: { draft: id(1), live: id(2), soldOut: id(3), archived: id(4) },
    insert: `insert into products (title, collection, price_pence) values ('A thing', 'raw', 100)`,
    update: `price_pence = 1`,
    rights: {
      anon: can('live soldOut'),
      user: can('live soldOut'),
      moderator: can('live soldOut'),
      admin: can('draft live soldOut archived', 'ok', 'draft live soldOut archived'),
    },
  },
  product_stock: {
    rows: { draft: stock(1), live: stock(2), soldOut: stock(3), archived: stock(4) },
    insert: `insert into product_stock (product_id, quantity_available) values (${product(5)}, 1)`,
    update: `quantity_available = 100`,
    rights: {
      anon: can('live soldOut'),
      user: can('live soldOut'),
      moderator: can('live soldOut'),
      admin: can('draft live soldOut archived', 'ok', 'draft live soldOut archived'),
    },
  },
  state_transitions: {
    rows: { create: `machine = 'product' and from_state = '' and db_role = 'admin'` },
    insert: `insert into state_transitions values ('product', 'x', 'y', 'app_user')`,
    update: `db_role = 'anon'`,
    rights: {
      anon: can('create'),
      user: can('create'),
      moderator: can('create'),
      admin: can('create'),
      system: can('create'),
    },
  },
  leases: {
    rows: { lease: `name = 'arranged'` },
    insert: `insert into leases values ('another', uuidv7(), now())`,
    update: `expires_at = now()`,
    rights: { system: can('lease', 'ok', 'lease', 'lease'), relay: can('lease', 'ok', 'lease', 'lease') },
  },
  outbox: {
    rows: { event: `subject = 'arranged'` },
    insert: `insert into outbox (id, stream, subject, envelope) values (uuidv7(), 'X', 'forged', '{}')`,
    update: `published_at = now(), stream_created = 'x', stream_seq = 1`,
    rights: { system: can('-', 'ok'), relay: can('event', '-', 'event') },
  },
  inbox: {
    rows: { seen: `consumer = 'arranged'` },
    insert: `insert into inbox (consumer, event_id) values ('another', uuidv7())`,
    update: `consumer = 'x'`,
    rights: { system: can('seen', 'ok', '-', 'seen') },
  },
  inbox_failures: {
    rows: { failure: `consumer = 'arranged'` },
    insert: `insert into inbox_failures (consumer, event_id) values ('another', uuidv7())`,
    update: `attempts = 1`,
    rights: { system: can('failure', 'ok', 'failure', 'failure') },
  },
  schema_migrations: {
    rows: { kernel: `version = '000_create_kernel'` },
    insert: `insert into schema_migrations (version, checksum) values ('x', 'x')`,
    update: `checksum = 'x'`,
    rights: Object.fromEntries(Object.keys(knockers).map((name) => [name, can('kernel')])),
  },
};

/** A view over two tables: PostgreSQL knows no way to write through it, whoever asks. */
const availableTo: Record<string, string[]> = {
  anon: ['live'],
  user: ['live'],
  moderator: ['live'],
  admin: ['live'],
  system: ['-'],
  relay: ['-'],
};

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase('commerce');
  const superuser = new pg.Client({ connectionString: database.superuserUrl });
  await superuser.connect();
  // Arranged past the triggers that keep people from it, in one session.
  await superuser.query(`set session_replication_role = replica`);
  const row = (last: number, status: string) => `(${product(last)}, 'A thing', 'raw', 1000, '${status}')`;
  await superuser.query(
    `insert into products (id, title, collection, price_pence, status) values
       ${row(1, 'draft')}, ${row(2, 'live')}, ${row(3, 'live')}, ${row(4, 'archived')}, ${row(5, 'draft')};
     insert into product_stock (product_id, quantity_available) values
       (${product(1)}, 9), (${product(2)}, 9), (${product(3)}, 0), (${product(4)}, 9);
     insert into leases values ('arranged', uuidv7(), now());
     insert into outbox (stream, subject, envelope) values ('X', 'arranged', '{}');
     insert into inbox (consumer, event_id) values ('arranged', uuidv7());
     insert into inbox_failures (consumer, event_id) values ('arranged', uuidv7());`,
  );
  await superuser.end();
});
afterAll(() => database.drop());

test('every table and view is in the matrix', async () => {
  expect(await relationsOf(database.superuserUrl)).toEqual(
    [...Object.keys(relations), 'products_available'].sort(),
  );
});

test('row-level security is forced everywhere, and partitions have no door of their own', async () => {
  expect(await gapsOf(database.superuserUrl)).toEqual([]);
});

test('RLS: every relation × role × verb does what SPEC.md and DOMAIN.md say', async () => {
  expect(await tryMatrix(database.serviceUrl, knockers, relations)).toEqual(
    expectedMatrix(knockers, relations),
  );
});

test('RLS: products_available shows everyone what is live and not sold out, admins too, and takes nothing', async () => {
  const labels: Record<string, string> = { 1: 'draft', 2: 'live', 3: 'soldOut', 4: 'archived' };
  const client = new pg.Client({ connectionString: database.serviceUrl });
  await client.connect();
  const tryAs = async (role: string, sql: string): Promise<string[]> => {
    await client.query('begin');
    try {
      await client.query(`select set_config('role', $1, true), set_config('app.user_id', '', true)`, [role]);
      const { rows } = await client.query<{ id: string }>(sql);
      return rows.map((row) => labels[row.id.at(-1)!]!);
    } catch (error) {
      expect(['42501', '55000']).toContain((error as pg.DatabaseError).code);
      return ['-'];
    } finally {
      await client.query('rollback');
    }
  };
  try {
    for (const [name, { role }] of Object.entries(knockers)) {
      expect([name, ...(await tryAs(role, 'select id from products_available'))]).toEqual([
        name,
        ...availableTo[name]!,
      ]);
      for (const write of [
        `insert into products_available (title, collection, price_pence) values ('A thing', 'raw', 1) returning id`,
        `update products_available set title = 'Another' returning id`,
        `delete from products_available returning id`,
      ])
        expect([name, write, ...(await tryAs(role, write))]).toEqual([name, write, '-']);
    }
  } finally {
    await client.end();
  }
});

/** The role's answer to a SELECT of one column. */
async function reads(role: string, column: string, table: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: database.superuserUrl });
  await client.connect();
  try {
    const { rows } = await client.query('select has_column_privilege($1, $2, $3, $4) as may', [
      role,
      table,
      column,
      'SELECT',
    ]);
    return rows[0].may;
  } finally {
    await client.end();
  }
}

test('how many there are exactly is selectable by admins alone', async () => {
  for (const role of ['anon', 'app_user', 'moderator']) {
    expect(await reads(role, 'quantity_available', 'product_stock')).toBe(false);
    expect(await reads(role, 'created_by', 'products')).toBe(false);
    expect(await reads(role, 'stock_status', 'product_stock')).toBe(true);
  }
  expect(await reads('admin', 'quantity_available', 'product_stock')).toBe(true);
});
