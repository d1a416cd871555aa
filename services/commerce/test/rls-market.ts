import { can } from '@hotmess/local/testing/kernel-relations';
import type { RelationCase } from '@hotmess/local/testing/rls-matrix';

const USER = '10000000-0000-7000-8000-000000000001';
const MODERATOR = '10000000-0000-7000-8000-000000000003';
const ADMIN = '10000000-0000-7000-8000-000000000004';
const stranger = (last: number) => `10000000-0000-7000-8000-00000000001${last}`;

const seller = (last: number) => `'30000000-0000-7000-8000-00000000000${last}'`;
const listing = (last: number) => `'40000000-0000-7000-8000-0000000000${last}'`;
const id = (last: number) => `id = ${seller(last)}`;
const ofSeller = (last: number) => `seller_id = ${seller(last)}`;
const stockOf = (last: number) => `id = ${listing(last)}`;

/** None is the `seller`'s of the matrix: here he is somebody who never applied. 1 is the user's own, who waits; 5 the moderator's; 6 an admin's, of the time before he was one. */
const SELLERS = {
  own: id(1),
  pending: id(2),
  approved: id(3),
  suspended: id(4),
  moderators: id(5),
  admins: id(6),
};
/** The first digit is the seller's, the second the state's. */
const LISTINGS = {
  ownDraft: stockOf(11),
  ownReview: stockOf(12),
  ownRemoved: stockOf(15),
  draft: stockOf(31),
  review: stockOf(32),
  live: stockOf(33),
  soldOut: stockOf(34),
  removed: stockOf(35),
  suspendedLive: stockOf(43),
  moderatorsReview: stockOf(52),
};
const STATES = ['', 'draft', 'pending_review', 'live', 'sold_out', 'removed'];
const all = Object.keys(LISTINGS).join(' ');

/** By hand from SPEC.md, "RLS Policy Strategy", and DOMAIN.md, "Who may do what". */
export const marketRelations: Record<string, RelationCase> = {
  user_standings: {
    rows: { standing: `user_id = '${USER}'` },
    insert: `insert into user_standings (user_id, standing, version) values (uuidv7(), 'active', 1)`,
    update: `standing = 'active'`,
    rights: { admin: can('standing'), system: can('standing', 'ok', 'standing') },
  },
  market_sellers: {
    rows: SELLERS,
    insert: `insert into market_sellers (user_id, display_name) values (:me, 'A shop') on conflict do nothing`,
    update: `display_name = 'Another'`,
    rights: {
      anon: can('approved moderators admins'),
      user: can('own approved moderators admins', 'ok', 'own'),
      seller: can('approved moderators admins', 'ok', ''),
      moderator: can(Object.keys(SELLERS).join(' '), 'ok', 'moderators'),
      admin: can(Object.keys(SELLERS).join(' ')),
      system: can(Object.keys(SELLERS).join(' '), '-', Object.keys(SELLERS).join(' ')),
    },
  },
  seller_tallies: {
    rows: { own: ofSeller(1), approved: ofSeller(3), suspended: ofSeller(4) },
    insert: `insert into seller_tallies (seller_id, sales, refunds) values (${seller(2)}, 0, 0)`,
    update: `sales = 100`,
    rights: {
      anon: can('approved'),
      user: can('own approved'),
      seller: can('approved'),
      moderator: can('own approved suspended'),
      admin: can('own approved suspended'),
      system: can('own approved suspended', 'ok', 'own approved suspended'),
    },
  },
  market_listings: {
    rows: LISTINGS,
    insert: `insert into market_listings (seller_id, title, price_pence)
             select coalesce((select ${seller(1)}::uuid where :me = '${USER}'::uuid), ${seller(5)}), 'A thing', 100`,
    update: `title = 'Another'`,
    rights: {
      anon: can('live'),
      user: can('ownDraft ownReview ownRemoved live', 'ok', 'ownDraft'),
      seller: can('live', '-', ''),
      moderator: can(all, 'ok'),
      admin: can(all),
      system: can(all, '-', all),
    },
  },
  seller_reputation: {
    rows: { own: ofSeller(1), approved: ofSeller(3), suspended: ofSeller(4) },
    insert: `insert into seller_reputation (display_name) values ('x')`,
    update: `display_name = 'x'`,
    rights: {
      anon: can('approved'),
      user: can('approved'),
      seller: can('approved'),
      moderator: can('approved'),
      admin: can('approved'),
    },
  },
  own_seller_account: {
    rows: { own: id(1), approved: id(3), moderators: id(5) },
    insert: `insert into own_seller_account (display_name) values ('x')`,
    update: `display_name = 'x'`,
    rights: { user: can('own'), seller: can(''), moderator: can('moderators') },
  },
  own_listing_stock: {
    rows: { own: `listing_id = ${listing(11)}`, live: `listing_id = ${listing(33)}` },
    insert: `insert into own_listing_stock (on_hand) values (1)`,
    update: `on_hand = 1`,
    rights: { user: can('own'), seller: can(''), moderator: can('') },
  },
};

const owners = [USER, stranger(2), stranger(3), stranger(4), MODERATOR, ADMIN];
const sellerStates = ['pending', 'pending', 'approved', 'suspended', 'approved', 'approved'];

/** Past the triggers that keep people from it. A listing's stock has the listing's id here. */
export const ARRANGE_MARKET = `
  insert into user_standings (user_id, standing, version) values ('${USER}', 'active', 1);
  ${owners
    .map(
      (owner, index) =>
        `insert into market_sellers (id, user_id, display_name, status, suspension_causes)
         values (${seller(index + 1)}, '${owner}', 'A shop', '${sellerStates[index]}',
                 '${sellerStates[index] === 'suspended' ? '{admin}' : '{}'}');`,
    )
    .join('\n')}
  insert into seller_tallies (seller_id, sales, refunds)
    values (${seller(1)}, 1, 0), (${seller(3)}, 1, 0), (${seller(4)}, 1, 0);
  ${Object.values(LISTINGS)
    .map((condition) => {
      const key = condition.slice("id = '".length, -1);
      const [owner, state] = key.slice(-2).split('').map(Number) as [number, number];
      const removed = STATES[state] === 'removed' ? `'draft', 'seller'` : 'null, null';
      return `insert into stock_items (id, kind) values ('${key}', 'market_listing');
        insert into market_listings (id, seller_id, title, price_pence, stock_item_id, status, prior_state, removed_by)
        values ('${key}', ${seller(owner)}, 'A thing', 100, '${key}', '${STATES[state]}', ${removed});`;
    })
    .join('\n')}`;
