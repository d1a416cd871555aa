import { can } from '@hotmess/local/testing/kernel-relations';
import type { RelationCase } from '@hotmess/local/testing/rls-matrix';
import { HOST, OTHER } from './rls-people.ts';

const LIVE = '20000000-0000-7000-8000-000000000003';
const PAST = '20000000-0000-7000-8000-000000000004';
const post = (last: number) => `id = '40000000-0000-7000-8000-00000000000${last}'`;
const listing = (last: number) => `id = '50000000-0000-7000-8000-00000000000${last}'`;

/** Written by hand from SPEC.md, "RLS Policy Strategy", and DOMAIN.md: threads, evidence and the ticket market. */
export const marketRelations: Record<string, RelationCase> = {
  beacon_posts: {
    rows: { shown: post(1), hidden: post(2), removed: post(3), past: post(4), others: post(5) },
    insert: `insert into beacon_posts (beacon_id, author_id, type, body) values ('${LIVE}', :me, 'comment', 'Hello')`,
    update: `status = 'removed'`,
    rights: {
      anon: can('shown others'),
      host: can('shown hidden removed past others', 'ok', 'shown hidden removed past'),
      other: can('shown others', 'ok', 'others'),
      doorman: can('shown others', 'ok', ''),
      moderator: can('shown hidden removed past others', 'ok', 'shown hidden removed past others'),
      admin: can('shown hidden removed past others', 'ok', 'shown hidden removed past others'),
      system: can('shown hidden removed past others', '-', 'shown hidden removed past others'),
    },
  },
  thread_locks: {
    rows: { locked: `beacon_id = '${PAST}'` },
    insert: `insert into thread_locks (beacon_id, locked_by, reason) values ('${LIVE}', :me, 'It went too far.')`,
    update: `locked_by = null`,
    rights: {
      anon: can('locked'),
      host: can('locked', 'ok', '-', 'locked'),
      other: can('locked', '-', '-', ''),
      doorman: can('locked', '-', '-', ''),
      moderator: can('locked', 'ok', '-', 'locked'),
      admin: can('locked', 'ok', '-', 'locked'),
      system: can('locked', '-', 'locked'),
    },
  },
  evidence_events: {
    rows: {
      scan: `type = 'qr_scan'`,
      shown: `visibility = 'thread_visible'`,
    },
    insert: `insert into evidence_events (beacon_id, user_id, type) values ('${LIVE}', '${OTHER}', 'proof_post')`,
    update: `user_id = null`,
    rights: {
      anon: can('shown'),
      host: can('shown', '-', '-'),
      other: can('', '-', '-'),
      doorman: can('', '-', '-'),
      moderator: can('shown'),
      admin: can('scan shown'),
      system: can('scan shown', 'ok', 'scan shown'),
    },
  },
  seller_accounts: {
    rows: { hosts: `user_id = '${HOST}'` },
    insert: `insert into seller_accounts values (uuidv7(), uuidv7(), true, false, 1)`,
    update: `can_charge = true`,
    rights: {
      host: can('hosts'),
      other: can(''),
      doorman: can(''),
      moderator: can(''),
      admin: can('hosts'),
      system: can('hosts', 'ok', 'hosts', 'hosts'),
    },
  },
  ticket_listings: {
    rows: {
      draft: listing(1),
      review: listing(2),
      live: listing(3),
      sold: listing(4),
      removed: listing(5),
      past: listing(6),
    },
    insert: `insert into ticket_listings (beacon_id, seller_id, title, price, face_value)
             values ('${LIVE}', :me, 'One entry', 100, 100)`,
    update: `status = 'removed', removed_because = 'seller'`,
    rights: {
      anon: can('live'),
      host: can('draft review live sold removed past', 'ok', 'draft review live past'),
      other: can('live sold', 'ok', ''),
      doorman: can('live', 'ok', ''),
      moderator: can('draft review live sold removed past', 'ok', 'draft review live removed past'),
      admin: can('draft review live sold removed past', 'ok', 'draft review live removed past'),
      system: can('draft review live sold removed past', '-', 'draft review live removed past'),
    },
  },
  ticket_rights: {
    rows: { others: `holder_id = '${OTHER}'`, hosts: `holder_id = '${HOST}'` },
    insert: `insert into ticket_rights (listing_id, beacon_id, holder_id)
             values ('50000000-0000-7000-8000-000000000001', '${LIVE}', :me)`,
    update: `holder_id = null`,
    rights: {
      host: can('hosts'),
      other: can('others'),
      doorman: can(''),
      moderator: can(''),
      admin: can('others hosts'),
      system: can('others hosts', 'ok', 'others hosts'),
    },
  },
  ticket_sales: {
    rows: { sale: `buyer_id = '${OTHER}'` },
    insert: `insert into ticket_sales (sale_id, listing_id, outcome) values (uuidv7(), uuidv7(), 'confirmed')`,
    update: `outcome = 'reversed'`,
    rights: { admin: can('sale'), system: can('sale', 'ok', 'sale') },
  },
};

/** Fills them, past the triggers that keep people from it. */
export const ARRANGE_MARKET = `
  insert into beacon_posts (id, beacon_id, author_id, type, body, status, prior_state) values
    ('40000000-0000-7000-8000-000000000001', '${LIVE}', '${HOST}', 'comment', 'Shown', 'visible', null),
    ('40000000-0000-7000-8000-000000000002', '${LIVE}', '${HOST}', 'comment', 'Hidden', 'hidden', null),
    ('40000000-0000-7000-8000-000000000003', '${LIVE}', '${HOST}', 'comment', 'Removed', 'removed', 'visible'),
    ('40000000-0000-7000-8000-000000000004', '${PAST}', '${HOST}', 'comment', 'Past', 'visible', null),
    ('40000000-0000-7000-8000-000000000005', '${LIVE}', '${OTHER}', 'comment', 'Of another', 'locked', null);
  insert into thread_locks (beacon_id, locked_by, reason) values ('${PAST}', '${HOST}', 'It went too far.');
  insert into evidence_events (beacon_id, user_id, type, visibility) values
    ('${LIVE}', '${OTHER}', 'qr_scan', 'admin_only'), ('${LIVE}', '${HOST}', 'proof_post', 'thread_visible');
  insert into seller_accounts values ('${HOST}', uuidv7(), true, false, 1);
  insert into ticket_listings (id, beacon_id, seller_id, title, price, face_value, status, prior_state, removed_because, sale_id)
  values
    ('50000000-0000-7000-8000-000000000001', '${LIVE}', '${HOST}', 'Draft', 1, 1, 'draft', null, null, null),
    ('50000000-0000-7000-8000-000000000002', '${LIVE}', '${HOST}', 'Review', 1, 1, 'pending_review', null, null, null),
    ('50000000-0000-7000-8000-000000000003', '${LIVE}', '${HOST}', 'Live', 1, 1, 'live', null, null, null),
    ('50000000-0000-7000-8000-000000000004', '${LIVE}', '${HOST}', 'Sold', 1, 1, 'sold', null, null, uuidv7()),
    ('50000000-0000-7000-8000-000000000005', '${LIVE}', '${HOST}', 'Removed', 1, 1, 'removed', 'live', 'moderator', null),
    ('50000000-0000-7000-8000-000000000006', '${PAST}', '${HOST}', 'Past', 1, 1, 'live', null, null, null);
  insert into ticket_rights (listing_id, beacon_id, holder_id) values
    ('50000000-0000-7000-8000-000000000004', '${LIVE}', '${OTHER}'),
    ('50000000-0000-7000-8000-000000000003', '${LIVE}', '${HOST}');
  insert into ticket_sales (sale_id, listing_id, buyer_id, outcome) values (uuidv7(), uuidv7(), '${OTHER}', 'confirmed');`;
