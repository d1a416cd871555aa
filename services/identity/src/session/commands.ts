import { type Actor, systemActor } from '@hotmess/shared/db/actor';
import type { Database } from '@hotmess/shared/db/database';
import { notFound } from '@hotmess/shared/errors/domain-error';
import { entityId } from '@hotmess/shared/graphql/input';
import type { DB } from '../generated/database.ts';
import { endSessionsOf } from '../sign-in/queries.ts';
import { maySeeSelf } from '../user/policy.ts';
import { type SessionRow, endOwn } from './queries.ts';

export interface SessionCommands {
  readonly database: Database<DB>;
}

/** Ends one of one's own sessions; a restricted person may too. */
export async function endOwnSession(deps: SessionCommands, actor: Actor, id: string): Promise<SessionRow> {
  const { userId } = maySeeSelf(actor);
  const sessionId = entityId(id);
  return deps.database.inTransaction(
    systemActor('end-session'),
    async ({ db }) => (await endOwn(db, userId, sessionId)) ?? notFound(),
  );
}

/** Ends all of one's own sessions. @param keepCurrent leaves the one that asks */
export async function endAllSessions(
  deps: SessionCommands,
  actor: Actor,
  { keepCurrent }: { readonly keepCurrent?: boolean },
): Promise<{ ended: number }> {
  const { userId, sessionId } = maySeeSelf(actor);
  const ended = await deps.database.inTransaction(systemActor('end-sessions'), ({ db }) =>
    endSessionsOf(db, userId, 'ended', keepCurrent ? sessionId : undefined),
  );
  return { ended };
}
