import { can } from '@hotmess/local/testing/kernel-relations';
import type { RelationCase } from '@hotmess/local/testing/rls-matrix';

/** What Stripe told: the system's, and the admins' to look at. */
export const stripeRelations: Record<string, RelationCase> = {
  stripe_events: {
    rows: { event: `id = 'evt_1'` },
    insert: `insert into stripe_events (id, type, object_type, created_at) values ('evt_2', 'a', 'b', now())`,
    update: `type = 'c'`,
    rights: { admin: can('event'), system: can('event', 'ok', '-', 'event') },
  },
  stripe_refreshes: {
    rows: { due: `object_id = 'pi_1'` },
    insert: `insert into stripe_refreshes (object_type, object_id) values ('payment_intent', 'pi_2')`,
    update: `due_at = now()`,
    rights: { admin: can('due'), system: can('due', 'ok', 'due', 'due') },
  },
};

export const ARRANGE_STRIPE = `
  insert into stripe_events (id, type, object_type, created_at) values ('evt_1', 'a', 'b', now());
  insert into stripe_refreshes (object_type, object_id) values ('payment_intent', 'pi_1');`;
