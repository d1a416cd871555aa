import { systemActor } from '@hotmess/shared/db/actor';
import type { Database } from '@hotmess/shared/db/database';
import type { NatsLink } from '@hotmess/shared/events/nats-link';
import { assembleBundle, expireBundle } from '../dsar/bundle.ts';
import { ANSWER_TIME, type DsarWorker, advance } from '../dsar/progress.ts';
import { findComplete, findExpiredBundles, findStalled } from '../dsar/queries.ts';
import type { DB } from '../generated/database.ts';

/**
 * Takes data requests further that no event moves: those that a crash, a hold or a lost answer left, exports whose parts are all
 * there, and bundles whose time is over.
 */
export async function carryOutDataRequests(
  database: Database<DB>,
  nats: NatsLink,
  worker: DsarWorker,
): Promise<void> {
  const system = systemActor('data-requests');
  const db = database.as(system);
  for (const { id } of await findStalled(db, ANSWER_TIME))
    await database.inTransaction(system, (tx) => advance(worker, tx, id));
  // Without NATS the rest waits; the events of the first part wait in the outbox.
  if (!nats.current()) return;
  for (const { id } of await findComplete(db)) await assembleBundle(worker, database, nats, id);
  for (const { id } of await findExpiredBundles(db)) await expireBundle(database, nats, id);
}
