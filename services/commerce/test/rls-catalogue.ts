import { can } from '@hotmess/local/testing/kernel-relations';
import type { RelationCase } from '@hotmess/local/testing/rls-matrix';
import { USER } from './rls-people.ts';

const uuid = (last: number) => `'20000000-0000-7000-8000-0000000000${String(last).padStart(2, '0')}'`;
const id = (last: number) => `id = ${uuid(last)}`;
const everyone = (rows: string) => ({
  anon: can(rows),
  user: can(rows),
  seller: can(rows),
  moderator: can(rows),
});
const HASH = `repeat('a', 64)`;

/** Products 1 draft, 2 live, 3 live and sold out, 4 archived; their variants 11–14 with stock 21–24; drops 31 and 32. */
export const catalogueRelations: Record<string, RelationCase> = {
  products: {
    rows: { draft: id(1), live: id(2), soldOut: id(3), archived: id(4) },
    insert: `insert into products (title, collection, price_pence) values ('A thing', 'raw', 100)`,
    update: `price_pence = 1`,
    rights: {
      ...everyone('live soldOut'),
      admin: can('draft live soldOut archived', 'ok', 'draft live soldOut archived'),
      system: can('draft live soldOut archived'),
    },
  },
  product_variants: {
    rows: { draft: id(11), live: id(12), soldOut: id(13), archived: id(14) },
    insert: `insert into product_variants (product_id, stock_item_id, size) values (${uuid(1)}, ${uuid(25)}, 'XL')`,
    update: `price_pence = 1`,
    rights: {
      ...everyone('live soldOut'),
      admin: can('draft live soldOut archived', 'ok', 'draft live soldOut archived'),
      system: can('draft live soldOut archived'),
    },
  },
  // A view over tables: PostgreSQL knows no way to write through it, whoever asks.
  products_available: {
    rows: { draft: id(1), live: id(2), soldOut: id(3), archived: id(4) },
    insert: `insert into products_available (title, collection, price_pence) values ('A thing', 'raw', 1)`,
    update: `title = 'Another'`,
    rights: { ...everyone('live'), admin: can('live') },
  },
  stock_items: {
    rows: { draft: id(21), live: id(22), soldOut: id(23), archived: id(24), loose: id(25) },
    insert: `insert into stock_items (kind) values ('product_variant')`,
    update: `low_threshold = 3`,
    rights: {
      ...everyone('live soldOut'),
      admin: can('draft live soldOut archived loose', 'ok', 'draft live soldOut archived loose'),
      system: can('draft live soldOut archived loose', 'ok', 'draft live soldOut archived loose'),
    },
  },
  stock_movements: {
    rows: { received: `stock_item_id = ${uuid(22)}` },
    insert: `insert into stock_movements (stock_item_id, kind, quantity) values (${uuid(22)}, 'received', 1)`,
    update: `quantity = 100`,
    rights: { admin: can('received', 'ok'), system: can('received', 'ok') },
  },
  drops: {
    rows: { coming: id(31), drawn: id(32) },
    insert: `insert into drops (title, start_at, end_at, seed_hash) values ('A drop', now(), now() + interval '1 hour', ${HASH})`,
    update: `status = status`,
    rights: {
      ...everyone('coming drawn'),
      admin: can('coming drawn', 'ok', 'coming drawn'),
      system: can('coming drawn', '-', 'coming drawn'),
    },
  },
  drop_seeds: {
    rows: { coming: `drop_id = ${uuid(31)}` },
    insert: `insert into drop_seeds (drop_id, seed) values (${uuid(32)}, ${HASH})`,
    update: `seed = ${HASH}`,
    rights: { system: can('coming', 'ok') },
  },
  drop_entries: {
    rows: { waiting: id(41), drawn: id(42) },
    insert: `insert into drop_entries (drop_id) values (${uuid(31)})`,
    update: `position = 7`,
    rights: {
      ...everyone('drawn'),
      admin: can('drawn'),
      system: can('waiting drawn', 'ok', 'waiting drawn'),
    },
  },
  drop_entrants: {
    rows: { mine: `entry_id = ${uuid(41)}`, others: `entry_id = ${uuid(42)}` },
    insert: `insert into drop_entrants (entry_id, drop_id, user_id) values (${uuid(43)}, ${uuid(31)}, uuidv7())`,
    update: `entered_at = now()`,
    rights: {
      user: can('mine'),
      seller: can(''),
      moderator: can(''),
      admin: can(''),
      system: can('mine others', 'ok', '-', 'mine others'),
    },
  },
  buyer_quantities: {
    rows: { mine: `user_id = '${USER}'`, others: `user_id <> '${USER}'` },
    insert: `insert into buyer_quantities values (${uuid(1)}, uuidv7(), 1)`,
    update: `quantity = 0`,
    rights: {
      user: can('mine'),
      seller: can(''),
      moderator: can(''),
      admin: can(''),
      system: can('mine others', 'ok', 'mine others', 'mine others'),
    },
  },
  shipping_rates: {
    rows: { gb: `country_code = 'GB'` },
    insert: `insert into shipping_rates (country_code, currency, base_pence) values ('FR', 'GBP', 1)`,
    update: `base_pence = 1`,
    rights: { ...everyone('gb'), admin: can('gb', 'ok', 'gb'), system: can('gb') },
  },
  tax_rates: {
    rows: { gb: `country_code = 'GB'` },
    insert: `insert into tax_rates (country_code, basis_points) values ('FR', 1)`,
    update: `basis_points = 1`,
    rights: { ...everyone('gb'), admin: can('gb', 'ok', 'gb'), system: can('gb') },
  },
};

/** Fills the tables with the rows that the matrix looks for; for a superuser past the triggers. */
export const ARRANGE_CATALOGUE = `
  insert into products (id, title, collection, price_pence, status)
    select ('20000000-0000-7000-8000-00000000000' || n)::uuid, 'A thing', 'raw', 1000,
           (array['draft', 'live', 'live', 'archived'])[n] from generate_series(1, 4) n;
  insert into stock_items (id, kind, received, on_hand)
    select ('20000000-0000-7000-8000-00000000002' || n)::uuid, 'product_variant', q, q
    from generate_series(1, 5) n, lateral (select case when n = 3 then 0 else 9 end) t (q);
  insert into product_variants (id, product_id, stock_item_id)
    select ('20000000-0000-7000-8000-00000000001' || n)::uuid, ('20000000-0000-7000-8000-00000000000' || n)::uuid,
           ('20000000-0000-7000-8000-00000000002' || n)::uuid from generate_series(1, 4) n;
  insert into stock_movements (stock_item_id, kind, quantity) values (${uuid(22)}, 'received', 9);
  insert into drops (id, title, start_at, end_at, seed_hash, seed, drawn_at) values
    (${uuid(31)}, 'A drop', now() + interval '1 hour', now() + interval '2 hours', ${HASH}, null, null),
    (${uuid(32)}, 'A drop', now() - interval '1 hour', now() + interval '2 hours', ${HASH}, ${HASH}, now());
  insert into drop_seeds values (${uuid(31)}, ${HASH});
  insert into drop_entries (id, drop_id, position) values
    (${uuid(41)}, ${uuid(31)}, null), (${uuid(42)}, ${uuid(32)}, 1), (${uuid(43)}, ${uuid(31)}, null);
  insert into drop_entrants (entry_id, drop_id, user_id) values
    (${uuid(41)}, ${uuid(31)}, '${USER}'), (${uuid(42)}, ${uuid(32)}, uuidv7());
  insert into buyer_quantities values (${uuid(1)}, '${USER}', 1), (${uuid(2)}, uuidv7(), 1);
  insert into shipping_rates (country_code, currency, base_pence) values ('GB', 'GBP', 395);
  insert into tax_rates (country_code, basis_points) values ('GB', 2000);`;
