import type { Database } from '@hotmess/shared/db/database';
import type { Auditor } from '@hotmess/shared/events/audit';
import type { RequestScope } from '@hotmess/shared/service/subgraph-server';
import { appealLoader } from './appeal/loaders.ts';
import { auditDetailsLoader } from './audit/loaders.ts';
import type { SubjectKeys } from './audit/subject-keys.ts';
import { caseLoaders } from './case/loaders.ts';
import { dsarProgressLoader } from './dsar/loaders.ts';
import type { DsarWorker } from './dsar/progress.ts';
import type { DB } from './generated/database.ts';

/** What the process has once, and every command stands on. */
export interface Dependencies {
  readonly database: Database<DB>;
  readonly auditor: Auditor;
  /** `MEDIA_HOSTS`. */
  readonly mediaHosts: readonly string[];
  readonly subjectKeys: SubjectKeys;
  readonly dsar: DsarWorker;
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

function createLoaders({ database, subjectKeys }: Dependencies, { actor }: RequestScope) {
  const db = database.as(actor);
  return {
    case: caseLoaders(db),
    appealOfAction: appealLoader(db),
    dsarProgress: dsarProgressLoader(db),
    auditDetails: auditDetailsLoader(database, subjectKeys),
  };
}
