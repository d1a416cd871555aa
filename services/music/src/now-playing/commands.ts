import type { Actor } from '@hotmess/shared/db/actor';
import type { Database } from '@hotmess/shared/db/database';
import { DomainError, badInput } from '@hotmess/shared/errors/domain-error';
import type { Auditor } from '@hotmess/shared/events/audit';
import { entityId, validInput } from '@hotmess/shared/graphql/input';
import type { DB } from '../generated/database.ts';
import { findShow } from '../show/queries.ts';
import { type Announcer, announceOnAir } from './announce.ts';
import { setNowPlayingInput } from './input.ts';
import { maySetNowPlaying } from './policy.ts';
import { clearOverrides, glance, insertOverride, lockAnnounced } from './queries.ts';
import type { OverrideRow } from './rows.ts';

/** What the commands of "now playing" stand on. */
export interface NowPlayingCommands extends Announcer {
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
    await announceOnAir(tx, deps.stationTimeZone);
    return override;
  });
}

/**
 * Gives the air back to the schedule: ends the override that counts, and those that would count again after it. Where
 * there is none, nothing happens.
 * @throws {DomainError} CONFLICT where another override counts than the one that the admin saw
 */
export async function clearNowPlaying(
  deps: NowPlayingCommands,
  actor: Actor,
  input: { readonly overrideId?: string | null | undefined },
): Promise<void> {
  const person = maySetNowPlaying(actor);
  const expected = input.overrideId == null ? null : entityId(input.overrideId);
  await deps.database.inTransaction(actor, async (tx) => {
    // Whoever says what is on air waits here, so what is looked at now is what is cleared below.
    await lockAnnounced(tx.db);
    const { override } = await glance(tx.db);
    if (expected !== null && override?.id !== expected) throw new DomainError('CONFLICT');
    for (const cleared of await clearOverrides(tx.db, person.userId))
      await deps.auditor.recordAudit(tx, {
        actor: tx.actor,
        action: 'now_playing.clear',
        objectType: 'now_playing_override',
        objectId: cleared.id,
        before: cleared,
        after: null,
        reason: null,
      });
    await announceOnAir(tx, deps.stationTimeZone);
  });
}
