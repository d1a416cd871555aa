import type { Database } from '@hotmess/shared/db/database';
import type { Auditor } from '@hotmess/shared/events/audit';
import type { RequestScope } from '@hotmess/shared/service/subgraph-server';
import type { DB } from './generated/database.ts';
import { listenersLoader } from './listening/loaders.ts';
import { releaseLoaders } from './release/loaders.ts';
import { scheduleExceptionLoader } from './schedule-exception/loaders.ts';
import type { ScheduleCache } from './schedule/schedule-cache.ts';
import { showLoader } from './show/loaders.ts';

/** What the process has once, and every command stands on. */
export interface Dependencies {
  readonly database: Database<DB>;
  readonly auditor: Auditor;
  readonly schedule: ScheduleCache;
  /** IANA name. */
  readonly stationTimeZone: string;
  /** Where artwork may lie. */
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
    show: showLoader(db),
    scheduleException: scheduleExceptionLoader(db),
    release: releaseLoaders(db),
    listeners: listenersLoader(db),
  };
}
