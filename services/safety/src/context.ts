import type { Database } from '@hotmess/shared/db/database';
import type { RequestScope } from '@hotmess/shared/service/subgraph-server';
import { auditDetailsLoader } from './audit/loaders.ts';
import type { SubjectKeys } from './audit/subject-keys.ts';
import type { DB } from './generated/database.ts';

/** What the process has once, and every command stands on. */
export interface Dependencies {
  readonly database: Database<DB>;
  readonly subjectKeys: SubjectKeys;
}

/** What a resolver gets: who asks, what commands stand on, and the loaders of this one request. */
export interface Context extends RequestScope {
  readonly deps: Dependencies;
  readonly loaders: ReturnType<typeof createLoaders>;
}

/** Makes the context of one request. */
export function createContext(deps: Dependencies, scope: RequestScope): Context {
  return { ...scope, deps, loaders: createLoaders(deps) };
}

function createLoaders({ database, subjectKeys }: Dependencies) {
  return { auditDetails: auditDetailsLoader(database, subjectKeys) };
}
