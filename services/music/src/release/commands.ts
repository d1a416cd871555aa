import type { Actor } from '@hotmess/shared/db/actor';
import type { Database } from '@hotmess/shared/db/database';
import type { Tx } from '@hotmess/shared/db/transaction';
import { DomainError, badInput, notFound } from '@hotmess/shared/errors/domain-error';
import type { Auditor } from '@hotmess/shared/events/audit';
import { entityId, validInput } from '@hotmess/shared/graphql/input';
import type { DB } from '../generated/database.ts';
import { createReleaseInput, releaseAtInput, updateReleaseInput } from './input.ts';
import { type ReleaseCommand, releaseMachine } from './machine.ts';
import { mayManageReleases } from './policy.ts';
import { appendPublished, publishDueReleases } from './publish.ts';
import { changeRelease, databaseNow, findRelease, insertRelease } from './queries.ts';
import type { ReleaseRow } from './rows.ts';
import { presentStatus } from './status.ts';
import { replaceTracks } from './tracks.ts';

const DEFAULT_LABEL = 'RAW CONVICT RECORDS';

/** What the commands of releases stand on. */
export interface ReleaseCommands {
  readonly database: Database<DB>;
  readonly auditor: Auditor;
  /** Where artwork may lie. */
  readonly mediaHosts: readonly string[];
}

/** What a client sends to change a release that he saw. */
export interface ReleaseInput {
  readonly id: string;
  readonly version?: number | null | undefined;
}

/** Drafts a release, with its tracks where they are known. */
export async function createRelease(deps: ReleaseCommands, actor: Actor, raw: unknown): Promise<ReleaseRow> {
  mayManageReleases(actor);
  const input = validInput(createReleaseInput(deps.mediaHosts), raw);
  return deps.database.inTransaction(actor, async (tx) => {
    const release = await insertRelease(tx.db, {
      title: input.title,
      artist: input.artist,
      label: input.label ?? DEFAULT_LABEL,
      artwork_url: input.artworkUrl ?? null,
      soundcloud_url: input.soundcloudUrl ?? null,
    });
    if (input.tracks) await replaceTracks(tx.db, release.id, input.tracks);
    await audit(deps, tx, 'create', null, release);
    return release;
  });
}

/** Changes a release that is not archived; the moment of one that is scheduled may move until it has come. */
export async function updateRelease(
  deps: ReleaseCommands,
  actor: Actor,
  { id, version, ...raw }: ReleaseInput & Readonly<Record<string, unknown>>,
): Promise<ReleaseRow> {
  mayManageReleases(actor);
  const input = validInput(updateReleaseInput(deps.mediaHosts), raw);
  return deps.database.inTransaction(actor, async (tx) => {
    const { seen, now } = await seenRelease(tx, { id, version });
    const status = presentStatus(seen, now);
    if (status === 'archived') throw new DomainError('INVALID_TRANSITION', 'It is archived.');
    if (input.releaseAt) {
      if (status !== 'scheduled') badInput('releaseAt', 'Only a scheduled release has a moment to move.');
      requireFuture(input.releaseAt, now);
    }
    const changed = await changeRelease(tx.db, seen, {
      title: input.title ?? seen.title,
      artist: input.artist ?? seen.artist,
      label: input.label ?? seen.label,
      artwork_url: input.artworkUrl === undefined ? seen.artwork_url : input.artworkUrl,
      soundcloud_url: input.soundcloudUrl === undefined ? seen.soundcloud_url : input.soundcloudUrl,
      release_at: input.releaseAt ?? seen.release_at,
    });
    if (!changed) throw new DomainError('CONFLICT');
    if (input.tracks) await replaceTracks(tx.db, changed.id, input.tracks);
    await audit(deps, tx, 'update', seen, changed);
    return changed;
  });
}

/** Lets a draft go live by itself at a moment to come. */
export async function scheduleRelease(
  deps: ReleaseCommands,
  actor: Actor,
  input: ReleaseInput & { readonly releaseAt: unknown },
): Promise<ReleaseRow> {
  mayManageReleases(actor);
  const releaseAt = validInput(releaseAtInput, input.releaseAt);
  return step(deps, actor, 'schedule', input, (now) => {
    requireFuture(releaseAt, now);
    return { release_at: releaseAt };
  });
}

/** Puts a draft live at once. */
export function publishRelease(
  deps: ReleaseCommands,
  actor: Actor,
  input: ReleaseInput,
): Promise<ReleaseRow> {
  mayManageReleases(actor);
  return step(deps, actor, 'publish', input, (now) => ({ release_at: now }));
}

/** Takes a release off the shelf for good. */
export async function archiveRelease(
  deps: ReleaseCommands,
  actor: Actor,
  input: ReleaseInput,
): Promise<ReleaseRow> {
  mayManageReleases(actor);
  // One whose moment has come is live to its readers; that it came is told before it is archived.
  await publishDueReleases(deps.database);
  return step(deps, actor, 'archive', input, () => ({}));
}

async function step(
  deps: ReleaseCommands,
  actor: Actor,
  command: Extract<ReleaseCommand, 'schedule' | 'publish' | 'archive'>,
  input: ReleaseInput,
  changeAt: (now: Date) => { readonly release_at?: Date },
): Promise<ReleaseRow> {
  return deps.database.inTransaction(actor, async (tx) => {
    const { seen, now } = await seenRelease(tx, input);
    const status = releaseMachine.next(command, presentStatus(seen, now));
    const moved = await changeRelease(tx.db, seen, { ...changeAt(now), status });
    if (!moved) throw new DomainError('CONFLICT');
    if (command === 'publish') appendPublished(tx, moved);
    await audit(deps, tx, command, seen, moved);
    return moved;
  });
}

async function seenRelease(
  tx: Tx<DB>,
  { id, version }: ReleaseInput,
): Promise<{ seen: ReleaseRow; now: Date }> {
  const [release, now] = await Promise.all([findRelease(tx.db, entityId(id)), databaseNow(tx.db)]);
  const seen = release ?? notFound();
  if (version != null && version !== seen.version) throw new DomainError('CONFLICT');
  return { seen, now };
}

function requireFuture(releaseAt: Date, now: Date): void {
  if (releaseAt <= now) badInput('releaseAt', 'It must be in the future.');
}

async function audit(
  deps: ReleaseCommands,
  tx: Tx<DB>,
  action: ReleaseCommand | 'update',
  before: ReleaseRow | null,
  after: ReleaseRow,
): Promise<void> {
  await deps.auditor.recordAudit(tx, {
    actor: tx.actor,
    action: `release.${action}`,
    objectType: 'release',
    objectId: after.id,
    before,
    after,
    reason: null,
  });
}
