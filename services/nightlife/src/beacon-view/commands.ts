import { requirePerson } from '@hotmess/shared/auth/require';
import { type Actor, isPerson, systemActor, userIdOf } from '@hotmess/shared/db/actor';
import type { Database } from '@hotmess/shared/db/database';
import { notFound } from '@hotmess/shared/errors/domain-error';
import { entityId } from '@hotmess/shared/graphql/input';
import { findBeacon } from '../beacon/queries.ts';
import { presentStatus } from '../beacon/status.ts';
import type { DB } from '../generated/database.ts';
import type { IpHasher } from '../scan/ip-hash.ts';
import { countView } from './queries.ts';
import { viewerOf } from './viewer.ts';

export interface BeaconViewCommands {
  readonly database: Database<DB>;
  readonly ipHasher: IpHasher;
}

/**
 * Counts that somebody looked at a live beacon: each viewer once a day (UTC), as long as the pepper lives that he is
 * hashed under. Counting is the system's act: the viewer may neither write nor read it.
 * @throws {DomainError} NOT_FOUND where he sees no such live beacon, FORBIDDEN for a restricted session
 */
export async function recordBeaconView(
  deps: BeaconViewCommands,
  actor: Actor,
  clientIp: string | undefined,
  input: { readonly beaconId: string },
): Promise<boolean> {
  if (isPerson(actor)) requirePerson(actor);
  const beacon = (await findBeacon(deps.database.as(actor), entityId(input.beaconId))) ?? notFound();
  if (presentStatus(beacon, new Date()) !== 'live') notFound();
  const who = viewerOf(actor, clientIp);
  // A host does not make his own beacon look seen.
  if (who === undefined || userIdOf(actor) === beacon.host_id) return false;
  const viewer = await deps.ipHasher.hash(who);
  if (viewer === null) return false;
  return deps.database.inTransaction(systemActor('beacon-view'), ({ db }) =>
    countView(db, { beaconId: beacon.id, viewer, signedIn: isPerson(actor) }),
  );
}
