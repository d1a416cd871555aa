import type { Knocker, RelationCase, Rights } from './rls-matrix.ts';

/** Rights in the order select, insert, update, delete; see `Rights`. */
export const can = (select: string, insert = '-', update = '-', remove = '-'): Rights => ({
  select,
  insert,
  update,
  delete: remove,
});

/** Fills the kernel's tables with the one row each that `kernelRelations` looks for; for a superuser. */
export const ARRANGE_KERNEL = `
  insert into leases values ('arranged', uuidv7(), now());
  insert into outbox (stream, subject, envelope) values ('X', 'arranged', '{}');
  insert into inbox (consumer, event_id) values ('arranged', uuidv7());
  insert into inbox_failures (consumer, event_id) values ('arranged', uuidv7());`;

/**
 * The tables that every service's database has from the kernel: nobody writes them but the system and the relay, and
 * people read no more of them than which transitions are legal.
 * @param knockers the test's own
 * @param transition a condition that finds one row of `state_transitions`, or none where the service has no machine
 */
export function kernelRelations(
  knockers: Readonly<Record<string, Knocker>>,
  transition: string,
): Record<string, RelationCase> {
  const toAll = (rights: Rights, except: readonly Knocker['role'][] = []) =>
    Object.fromEntries(
      Object.entries(knockers).flatMap(([name, { role }]) => (except.includes(role) ? [] : [[name, rights]])),
    );
  return {
    state_transitions: {
      rows: { edge: transition },
      insert: `insert into state_transitions values ('forged', 'draft', 'live', 'app_user')`,
      update: `db_role = 'anon'`,
      rights: toAll(can('edge'), ['relay']),
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
      rights: toAll(can('kernel')),
    },
  };
}
