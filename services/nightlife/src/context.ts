import type { Database } from '@hotmess/shared/db/database';
import type { Auditor } from '@hotmess/shared/events/audit';
import type { RequestScope } from '@hotmess/shared/service/subgraph-server';
import { beaconStaffLoader } from './beacon-staff/loaders.ts';
import { beaconLoaders } from './beacon/loaders.ts';
import { cityLoader } from './city/loaders.ts';
import { rulesetLoader } from './content-ruleset/loaders.ts';
import { evidenceLoaders } from './evidence/loaders.ts';
import type { DB } from './generated/database.ts';
import type { OfflineKeys } from './offline-key/keys.ts';
import { postLoaders } from './post/loaders.ts';
import { pulseLoaders } from './pulse/loaders.ts';
import { qrTokenLoaders } from './qr-token/loaders.ts';
import type { IpHasher } from './scan/ip-hash.ts';
import { threadLockLoader } from './thread-lock/loaders.ts';
import { listingLoaders } from './ticket-listing/loaders.ts';

/** What the process has once, and every command stands on. */
export interface Dependencies {
  readonly database: Database<DB>;
  readonly auditor: Auditor;
  readonly ipHasher: IpHasher;
  readonly offlineKeys: OfflineKeys;
  /** `MEDIA_HOSTS`. */
  readonly mediaHosts: readonly string[];
}

/** What a resolver gets: who asks, what commands stand on, and the loaders of this one request. */
export interface Context extends RequestScope {
  readonly deps: Dependencies;
  readonly loaders: ReturnType<typeof createLoaders>;
}

/** Makes the context of one request. */
export function createContext(deps: Dependencies, scope: RequestScope): Context {
  return { ...scope, deps, loaders: createLoaders(deps, scope) };
}

function createLoaders({ database }: Dependencies, { actor }: RequestScope) {
  const db = database.as(actor);
  return {
    city: cityLoader(db),
    beacon: beaconLoaders(db),
    beaconStaff: beaconStaffLoader(db),
    ruleset: rulesetLoader(db),
    qrToken: qrTokenLoaders(db),
    post: postLoaders(db),
    threadLock: threadLockLoader(db),
    evidence: evidenceLoaders(db),
    listing: listingLoaders(db),
    pulse: pulseLoaders(db),
  };
}
