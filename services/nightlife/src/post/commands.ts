import type { Actor } from '@hotmess/shared/db/actor';
import type { Database } from '@hotmess/shared/db/database';
import type { Tx } from '@hotmess/shared/db/transaction';
import { DomainError, badInput, notFound } from '@hotmess/shared/errors/domain-error';
import { errorCode } from '@hotmess/shared/errors/from-unknown';
import type { Auditor } from '@hotmess/shared/events/audit';
import { entityId, validInput } from '@hotmess/shared/graphql/input';
import { findBeacon } from '../beacon/queries.ts';
import { presentStatus } from '../beacon/status.ts';
import type { DB } from '../generated/database.ts';
import { createPostInput, flagPostInput, moderationReason } from './input.ts';
import { type PostCommand, postMachine } from './machine.ts';
import { mayModerate, mayRemove, mayWrite } from './policy.ts';
import { changePost, findPost, findReviews, insertPost, mergeFlags } from './queries.ts';
import type { PostRow } from './rows.ts';

/** What the commands of posts stand on. */
export interface PostCommands {
  readonly database: Database<DB>;
  readonly auditor: Auditor;
  /** `MEDIA_HOSTS`. */
  readonly mediaHosts: readonly string[];
}

/**
 * Writes into the thread of a live beacon. A proof is evidence for a listing from its commit on.
 * @throws {DomainError} UNAUTHENTICATED, FORBIDDEN, BAD_USER_INPUT, NOT_FOUND, RATE_LIMITED, or INVALID_TRANSITION where
 *   the beacon is not live or its thread is locked
 */
export async function createPost(deps: PostCommands, actor: Actor, raw: unknown): Promise<PostRow> {
  const author = mayWrite(actor);
  const input = validInput(createPostInput(deps.mediaHosts), raw);
  const beacon = (await findBeacon(deps.database.as(actor), entityId(input.beaconId))) ?? notFound();
  if (presentStatus(beacon, new Date()) !== 'live')
    throw new DomainError('INVALID_TRANSITION', 'Posts are written while the beacon is live.');
  if (input.type === 'proof' && !input.attachments?.length)
    badInput('attachments', 'attachments: a proof shows something');
  const post = {
    beaconId: beacon.id,
    authorId: author.userId,
    type: input.type,
    body: input.body,
    attachments: input.attachments ?? [],
  };
  try {
    return await deps.database.inTransaction(actor, (tx) => insertPost(tx.db, post));
  } catch (error) {
    throw refusalOf(error);
  }
}

function refusalOf(error: unknown): unknown {
  const code = errorCode(error);
  if (code === 'HM003')
    return new DomainError('RATE_LIMITED', 'You wrote ten posts in a minute; wait a little.');
  if (code === 'HM001') return new DomainError('INVALID_TRANSITION', 'This thread is locked.');
  return error;
}

/** What a client sends to take a step with a post. */
export interface PostStep {
  readonly id: string;
  readonly version?: number | null | undefined;
  readonly reason?: string | null | undefined;
}

/**
 * Removes a post: its author his own, moderators any with a reason.
 * @throws {DomainError} UNAUTHENTICATED, FORBIDDEN, STEP_UP_REQUIRED, NOT_FOUND, BAD_USER_INPUT, CONFLICT,
 *   INVALID_TRANSITION
 */
export async function removePost(deps: PostCommands, actor: Actor, input: PostStep): Promise<PostRow> {
  mayWrite(actor);
  return deps.database.inTransaction(actor, async (tx) => {
    const seen = (await findPost(tx.db, entityId(input.id))) ?? notFound();
    const { asStaff } = mayRemove(actor, seen);
    const reason = asStaff ? validInput(moderationReason, input.reason ?? '') : null;
    return step(deps, tx, 'remove', seen, input.version, asStaff ? reason : undefined);
  });
}

/**
 * Hides, shows, locks or restores a post; for moderators.
 * @throws {DomainError} UNAUTHENTICATED, FORBIDDEN, STEP_UP_REQUIRED, NOT_FOUND, BAD_USER_INPUT, CONFLICT,
 *   INVALID_TRANSITION
 */
export async function moderatePost(
  deps: PostCommands,
  actor: Actor,
  command: Extract<PostCommand, 'hide' | 'show' | 'lock' | 'restore'>,
  input: PostStep,
): Promise<PostRow> {
  mayWrite(actor);
  return deps.database.inTransaction(actor, async (tx) => {
    const seen = (await findPost(tx.db, entityId(input.id))) ?? notFound();
    mayModerate(actor, seen);
    return step(deps, tx, command, seen, input.version, validInput(moderationReason, input.reason ?? ''));
  });
}

/** @param reason a moderator's; undefined where the author acts, whose affair it is */
async function step(
  deps: PostCommands,
  tx: Tx<DB>,
  command: PostCommand,
  seen: PostRow,
  version: number | null | undefined,
  reason: string | null | undefined,
): Promise<PostRow> {
  if (version != null && version !== seen.version) throw new DomainError('CONFLICT');
  const prior = command === 'restore' ? (await findReviews(tx.db, [seen.id]))[0]!.prior_state : null;
  const status = postMachine.next(command, seen.status, prior);
  if (!(await changePost(tx.db, seen, { status }))) throw new DomainError('CONFLICT');
  if (reason != null)
    await deps.auditor.recordAudit(tx, {
      actor: tx.actor,
      action: `post.${command}`,
      objectType: 'post',
      objectId: seen.id,
      subjectId: seen.author_id,
      before: { status: seen.status },
      after: { status },
      reason,
    });
  return { ...seen, status, version: seen.version + 1 };
}

/**
 * Sets or clears markers of a post; for moderators.
 * @throws {DomainError} UNAUTHENTICATED, FORBIDDEN, STEP_UP_REQUIRED, NOT_FOUND, BAD_USER_INPUT
 */
export async function flagPost(deps: PostCommands, actor: Actor, raw: unknown): Promise<PostRow> {
  mayWrite(actor);
  const input = validInput(flagPostInput, raw);
  return deps.database.inTransaction(actor, async (tx) => {
    const seen = (await findPost(tx.db, entityId(input.id))) ?? notFound();
    mayModerate(actor, seen);
    const [before] = await findReviews(tx.db, [seen.id]);
    const named = (set: boolean) => input.flags.filter((entry) => entry.set === set).map(({ flag }) => flag);
    const after = await mergeFlags(tx.db, seen.id, named(true), named(false));
    await deps.auditor.recordAudit(tx, {
      actor: tx.actor,
      action: 'post.flag',
      objectType: 'post',
      objectId: seen.id,
      subjectId: seen.author_id,
      before: before?.moderation_flags ?? null,
      after,
      reason: input.reason,
    });
    return seen;
  });
}
