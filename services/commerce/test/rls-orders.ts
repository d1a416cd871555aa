import { can } from '@hotmess/local/testing/kernel-relations';
import type { RelationCase } from '@hotmess/local/testing/rls-matrix';
import { SELLER, USER } from './rls-people.ts';

const uuid = (last: number) => `'20000000-0000-7000-8000-0000000000${String(last).padStart(2, '0')}'`;
const id = (last: number) => `id = ${uuid(last)}`;
const ORDER = `(number, checkout_id, buyer_id, type, currency, subtotal_pence, shipping_pence, tax_pence, total_pence, ships, hold_expires_at)`;
const ALL = 'mine mySale othersSale others';
const rowsBy = (column: string) => ({
  mine: `${column} = ${uuid(51)}`,
  mySale: `${column} = ${uuid(52)}`,
  othersSale: `${column} = ${uuid(53)}`,
  others: `${column} = ${uuid(54)}`,
});

/**
 * Orders 51: the user's, official, not paid; 52: the user's, the seller's, paid; 53: another's, the seller's, not paid; 54:
 * another's, official, paid. Each with an item, an address and a refund of the same last digit.
 */
export const orderRelations: Record<string, RelationCase> = {
  checkouts: {
    rows: { mine: id(50), others: id(49) },
    insert: `insert into checkouts (buyer_id, idempotency_key, body_hash) values (coalesce(:me, uuidv7()), '12345678', repeat('a', 64))`,
    update: `idempotency_key = '87654321'`,
    rights: {
      user: can('mine'),
      seller: can(''),
      moderator: can(''),
      admin: can(''),
      system: can('mine others', 'ok', 'mine others', '-'),
    },
  },
  orders: {
    rows: rowsBy('id'),
    insert: `insert into orders ${ORDER} values ('HM-00000-00009', ${uuid(50)}, coalesce(:me, uuidv7()), 'official', 'GBP', 1, 0, 0, 1, true, now())`,
    update: `carrier = 'Pigeon'`,
    rights: {
      user: can('mine mySale', '-', ''),
      seller: can('mySale', '-', 'mySale'),
      moderator: can('', '-', ''),
      admin: can(ALL, '-', ALL),
      system: can(ALL, 'ok', ALL),
    },
  },
  order_items: {
    rows: rowsBy('order_id'),
    insert: `insert into order_items (order_id, kind, ticket_listing_id, title, quantity, unit_price_pence, tax_pence) values (${uuid(51)}, 'ticket_listing', uuidv7(), 'A', 1, 1, 0)`,
    update: `refund_requested_quantity = 1`,
    rights: {
      user: can('mine mySale'),
      seller: can('mySale'),
      moderator: can(''),
      admin: can(ALL),
      system: can(ALL, 'ok', ALL),
    },
  },
  // An admin fulfils official orders only, so only these addresses are his to read.
  order_addresses: {
    rows: rowsBy('order_id'),
    insert: `insert into order_addresses values (${uuid(55)}, '{}')`,
    update: `shipping_address = '{}'`,
    rights: {
      user: can('mine mySale'),
      seller: can('mySale'),
      moderator: can(''),
      admin: can('mine others'),
      system: can(ALL, 'ok', '-', ALL),
    },
  },
  order_refunds: {
    rows: rowsBy('order_id'),
    insert: `insert into order_refunds (order_id, amount_pence, cause, restock) values (${uuid(51)}, 1, 'asked', true)`,
    update: `status = status`,
    rights: {
      user: can('mine mySale'),
      seller: can('mySale'),
      moderator: can(''),
      admin: can(ALL),
      system: can(ALL, 'ok', ALL),
    },
  },
  order_refund_lines: {
    rows: { mine: `refund_id = ${uuid(71)}`, others: `refund_id = ${uuid(74)}` },
    insert: `insert into order_refund_lines values (${uuid(72)}, ${uuid(62)}, 1)`,
    update: `quantity = 2`,
    rights: {
      user: can('mine'),
      seller: can(''),
      moderator: can(''),
      admin: can('mine others'),
      system: can('mine others', 'ok'),
    },
  },
  disputes: {
    rows: { open: id(80) },
    insert: `insert into disputes (stripe_dispute_id, order_id, amount_pence, currency, reason, status, is_open, opened_at) values ('dp_2', ${uuid(54)}, 1, 'GBP', 'x', 'x', true, now())`,
    update: `is_open = false`,
    rights: { admin: can('open'), system: can('open', 'ok', 'open') },
  },
  sellable_tickets: {
    rows: { live: `listing_id = ${uuid(90)}` },
    insert: `insert into sellable_tickets values (uuidv7(), uuidv7(), uuidv7(), 'A', 1, 'GBP', true, 1)`,
    update: `is_live = false`,
    rights: { system: can('live', 'ok', 'live') },
  },
  ticket_sales: {
    rows: { mySale: id(92) },
    insert: `insert into ticket_sales (listing_id, order_id, order_item_id, buyer_id, seller_user_id, status) values (${uuid(91)}, ${uuid(52)}, ${uuid(62)}, uuidv7(), uuidv7(), 'held')`,
    update: `status = status`,
    rights: {
      user: can('mySale'),
      seller: can('mySale'),
      moderator: can(''),
      admin: can('mySale'),
      system: can('mySale', 'ok', 'mySale'),
    },
  },
};

const orderRow = (last: number, buyer: string, seller: string | null, paid: boolean) =>
  `(${uuid(last)}, 'HM-00000-000${last}', ${uuid(50)}, ${buyer}, '${seller ? 'marketplace' : 'official'}',
    ${seller ? 'uuidv7()' : 'null'}, ${seller ? `'${seller}'` : 'null'}, 'GBP', 10, 0, 0, 10, true, now(),
    ${paid ? `'paid', now()` : `'pending', null`}, 10)`;

/** Fills the tables with the rows that the matrix looks for; for a superuser past the triggers. */
export const ARRANGE_ORDERS = `
  insert into checkouts (id, buyer_id, idempotency_key, body_hash) values
    (${uuid(50)}, '${USER}', 'a-first-key', repeat('a', 64)), (${uuid(49)}, uuidv7(), 'another-key', repeat('a', 64));
  insert into orders (id, number, checkout_id, buyer_id, type, seller_id, seller_user_id, currency, subtotal_pence,
                      shipping_pence, tax_pence, total_pence, ships, hold_expires_at, payment_status, paid_at,
                      refund_requested_pence) values
    ${orderRow(51, `'${USER}'`, null, false)}, ${orderRow(52, `'${USER}'`, SELLER, true)},
    ${orderRow(53, 'uuidv7()', SELLER, false)}, ${orderRow(54, 'uuidv7()', null, true)},
    ${orderRow(55, 'uuidv7()', null, false)};
  insert into order_items (id, order_id, kind, ticket_listing_id, title, quantity, unit_price_pence, tax_pence)
    select ('20000000-0000-7000-8000-00000000006' || n)::uuid, ('20000000-0000-7000-8000-00000000005' || n)::uuid,
           'ticket_listing', uuidv7(), 'A ticket', 1, 10, 0 from generate_series(1, 4) n;
  insert into order_addresses
    select ('20000000-0000-7000-8000-00000000005' || n)::uuid, '{}' from generate_series(1, 4) n;
  insert into order_refunds (id, order_id, amount_pence, cause, restock)
    select ('20000000-0000-7000-8000-00000000007' || n)::uuid, ('20000000-0000-7000-8000-00000000005' || n)::uuid,
           1, 'asked', true from generate_series(1, 4) n;
  insert into order_refund_lines values (${uuid(71)}, ${uuid(61)}, 1), (${uuid(74)}, ${uuid(64)}, 1);
  insert into disputes (id, stripe_dispute_id, order_id, amount_pence, currency, reason, status, is_open, opened_at)
    values (${uuid(80)}, 'dp_1', ${uuid(54)}, 1, 'GBP', 'fraudulent', 'needs_response', true, now());
  insert into sellable_tickets values
    (${uuid(90)}, uuidv7(), '${SELLER}', 'A ticket', 10, 'GBP', true, 1),
    (${uuid(91)}, uuidv7(), '${SELLER}', 'A ticket', 10, 'GBP', true, 1);
  insert into ticket_sales (id, listing_id, order_id, order_item_id, buyer_id, seller_user_id, status)
    values (${uuid(92)}, ${uuid(90)}, ${uuid(52)}, ${uuid(62)}, '${USER}', '${SELLER}', 'paid');`;
