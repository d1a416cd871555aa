import type { Actor } from '@hotmess/shared/db/actor';
import type { Database } from '@hotmess/shared/db/database';
import { badInput } from '@hotmess/shared/errors/domain-error';
import type { Auditor } from '@hotmess/shared/events/audit';
import { entityId, validInput } from '@hotmess/shared/graphql/input';
import type { DB } from '../generated/database.ts';
import { findShow } from '../show/queries.ts';
import { setNowPlayingInput } from './input.ts';
import { maySetNowPlaying } from './policy.ts';
import { insertOverride } from './queries.ts';
import type { OverrideRow } from './rows.ts';

/** What the commands of "now playing" stand on. */
export interface NowPlayingCommands {
  readonly database: Database<DB>;
  readonly auditor: Auditor;
}

/** Says what is on air, whatever the schedule says, for some minutes. */
export async function setNowPlaying(
  deps: NowPlayingCommands,
  actor: Actor,
  raw: unknown,
): Promise<OverrideRow> {
  const person = maySetNowPlaying(actor);
  const input = validInput(setNowPlayingInput, raw);
  return deps.database.inTransaction(actor, async (tx) => {
    if (input.showId != null && !(await findShow(tx.db, entityId(input.showId))))
      badInput('showId', 'There is no such show.');
    const override = await insertOverride(tx.db, {
      title: input.title,
      artist: input.artist ?? null,
      showId: input.showId ?? null,
      setBy: person.userId,
      minutes: input.minutes ?? 30,
    });
    await deps.auditor.recordAudit(tx, {
      actor: tx.actor,
      action: 'now_playing.set',
      objectType: 'now_playing_override',
      objectId: override.id,
      before: null,
      after: override,
      reason: null,
    });
    return override;
  });
}
