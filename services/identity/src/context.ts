import type { Database } from '@hotmess/shared/db/database';
import type { Auditor } from '@hotmess/shared/events/audit';
import type { RequestScope } from '@hotmess/shared/service/subgraph-server';
import type { DB } from './generated/database.ts';
import type { Errands } from './jobs/errands.ts';
import type { AccessTokens } from './keys/access-tokens.ts';
import type { RelyingParty } from './passkey/webauthn.ts';
import type { Hasher } from './sign-in/hasher.ts';
import type { Limit } from './sign-in/limits.ts';
import { profileLoader } from './user/loaders.ts';

/** What the process has once, and every command stands on. */
export interface Dependencies {
  readonly database: Database<DB>;
  readonly auditor: Auditor;
  readonly hasher: Hasher;
  readonly mailLimit: Limit;
  readonly tokens: AccessTokens;
  readonly errands: Errands;
  readonly relyingParty: RelyingParty;
  /** Where avatars may lie. */
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
  return { profile: profileLoader(database.as(actor), actor) };
}
