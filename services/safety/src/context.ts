import type { Database } from '@hotmess/shared/db/database';
import type { RequestScope } from '@hotmess/shared/service/subgraph-server';
import type { DB } from './generated/database.ts';

/** What the process has once, and every command stands on. */
export interface Dependencies {
  readonly database: Database<DB>;
}

/** What a resolver gets: who asks, and what commands stand on. */
export interface Context extends RequestScope {
  readonly deps: Dependencies;
}

/** Makes the context of one request. */
export function createContext(deps: Dependencies, scope: RequestScope): Context {
  return { ...scope, deps };
}
