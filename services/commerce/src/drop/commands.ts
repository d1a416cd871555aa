import { requirePerson } from '@hotmess/shared/auth/require';
import { type Actor, systemActor } from '@hotmess/shared/db/actor';
import type { Database } from '@hotmess/shared/db/database';
import type { Tx } from '@hotmess/shared/db/transaction';
import { DomainError, badInput, notFound } from '@hotmess/shared/errors/domain-error';
import { errorCode } from '@hotmess/shared/errors/from-unknown';
import type { Auditor } from '@hotmess/shared/events/audit';
import { dropEnded, dropStarted } from '@hotmess/shared/events/commerce';
import { appendEvent } from '@hotmess/shared/events/outbox';
import { entityId, validInput } from '@hotmess/shared/graphql/input';
import { line, lines } from '@hotmess/shared/graphql/text';
import { z } from 'zod';
import type { DB } from '../generated/database.ts';
import { mayManage } from '../product/policy.ts';
import { makeSeed } from './draw.ts';
import { dropMachine } from './machine.ts';
import { changeDrop, findDrop, insertDrop, insertEntry, lockDrop } from './queries.ts';
import type { DropRow } from './rows.ts';
import { dropStatusAt } from './status.ts';

export interface DropCommands {
  readonly database: Database<DB>;
  readonly auditor: Auditor;
}

const LONGEST = 90 * 24 * 3_600_000;
const title = line.min(3, 'needs at least 3 characters').max(120, 'has more than 120 characters');
const description = lines.max(4_000, 'has more than 4,000 characters');
const waveSize = z.number().int().min(1, 'must be at least 1').max(100_000, 'is above 100,000');
const waveSeconds = z.number().int().min(1, 'must be at least 1').max(3_600, 'is above 3,600');

const createInput = z.object({
  title,
  description: description.nullish(),
  startAt: z.date(),
  endAt: z.date(),
  waveSize: waveSize.nullish(),
  waveSeconds: waveSeconds.nullish(),
});
const updateInput = createInput.partial();

/** What a client sends to change a drop that he saw. */
export interface DropInput {
  readonly id: string;
  readonly version?: number | null | undefined;
}

/** Schedules a drop, and commits to the seed of its draw: the seed itself is kept where only the system reads it. */
export async function createDrop(deps: DropCommands, actor: Actor, raw: unknown): Promise<DropRow> {
  mayManage(actor);
  const input = validInput(createInput, raw);
  requireTimes(input.startAt, input.endAt);
  const { seed, seedHash } = makeSeed();
  return deps.database.inTransaction(actor, async (tx) => {
    const drop = await insertDrop(tx.db, {
      title: input.title,
      description: input.description ?? '',
      start_at: input.startAt,
      end_at: input.endAt,
      wave_size: input.waveSize ?? 50,
      wave_seconds: input.waveSeconds ?? 30,
      seed_hash: seedHash,
    });
    tx.atCommit({
      name: 'keep_seed',
      text: 'insert into public.drop_seeds (drop_id, seed) values ($1, $2)',
      values: [drop.id, seed],
      rows: false,
    });
    await audit(deps, tx, 'create', null, drop);
    return drop;
  });
}

/** Changes a drop that has not begun. */
export async function updateDrop(
  deps: DropCommands,
  actor: Actor,
  { id, version, ...raw }: DropInput & Readonly<Record<string, unknown>>,
): Promise<DropRow> {
  mayManage(actor);
  const given = Object.fromEntries(Object.entries(raw).filter(([, value]) => value !== null));
  const input = validInput(updateInput, given);
  return deps.database.inTransaction(actor, async (tx) => {
    const seen = await seenScheduled(tx, { id, version });
    const startAt = input.startAt ?? seen.start_at;
    const endAt = input.endAt ?? seen.end_at;
    requireTimes(startAt, endAt);
    const changed = await changeDrop(tx.db, seen, {
      title: input.title ?? seen.title,
      description: input.description ?? seen.description,
      start_at: startAt,
      end_at: endAt,
      wave_size: input.waveSize ?? seen.wave_size,
      wave_seconds: input.waveSeconds ?? seen.wave_seconds,
    });
    if (!changed) throw new DomainError('CONFLICT');
    await audit(deps, tx, 'update', seen, changed);
    return changed;
  });
}

/** Calls off a drop that has not begun. */
export async function cancelDrop(deps: DropCommands, actor: Actor, input: DropInput): Promise<DropRow> {
  mayManage(actor);
  return deps.database.inTransaction(actor, async (tx) => {
    const seen = await seenScheduled(tx, input);
    const changed = await changeDrop(tx.db, seen, { status: dropMachine.next('cancel', seen.status) });
    if (!changed) throw new DomainError('CONFLICT');
    tellDrop(tx, 'ended', changed);
    await audit(deps, tx, 'cancel', seen, changed);
    return changed;
  });
}

/**
 * Enters the draw. The entry is the system's act: its owner may not choose its id, and whose it is nobody else may read.
 * @throws {DomainError} CONFLICT once the drop has begun
 */
export async function joinDrop(deps: DropCommands, actor: Actor, dropId: string): Promise<DropRow> {
  const person = requirePerson(actor);
  const id = entityId(dropId);
  await deps.database
    .inTransaction(systemActor('join-drop'), async (tx) => {
      const drop = (await lockDrop(tx.db, id, 'share')) ?? notFound();
      if (drop.begun || drop.status !== 'scheduled')
        throw new DomainError('CONFLICT', 'This drop has begun; nobody enters its draw any more.');
      await insertEntry(tx.db, id, person.userId);
    })
    .catch((error: unknown) => {
      // He entered in another request at the same time.
      if (errorCode(error) !== '23505') throw error;
    });
  return (await findDrop(deps.database.as(actor), id)) ?? notFound();
}

/** Says by event that a drop opened or closed. */
export function tellDrop(tx: Tx<DB>, fact: 'started' | 'ended', drop: DropRow): void {
  appendEvent(tx, fact === 'started' ? dropStarted : dropEnded, {
    entityId: drop.id,
    data: {
      dropId: drop.id,
      version: drop.version,
      title: drop.title,
      startsAt: drop.start_at.toISOString(),
      endsAt: drop.end_at.toISOString(),
    },
  });
}

async function seenScheduled(tx: Tx<DB>, { id, version }: DropInput): Promise<DropRow> {
  const seen = (await findDrop(tx.db, entityId(id))) ?? notFound();
  if (version != null && version !== seen.version) throw new DomainError('CONFLICT');
  const status = dropStatusAt(seen, new Date());
  if (status !== 'scheduled') throw new DomainError('INVALID_TRANSITION', `It is ${status} already.`);
  return seen;
}

function requireTimes(startAt: Date, endAt: Date): void {
  if (startAt <= new Date()) badInput('startAt', 'It must be in the future.');
  if (endAt <= startAt) badInput('endAt', 'It must be after the start.');
  if (endAt.getTime() - startAt.getTime() > LONGEST) badInput('endAt', 'A drop lasts at most 90 days.');
}

async function audit(
  deps: DropCommands,
  tx: Tx<DB>,
  action: 'create' | 'update' | 'cancel',
  before: DropRow | null,
  after: DropRow,
): Promise<void> {
  await deps.auditor.recordAudit(tx, {
    actor: tx.actor,
    action: `drop.${action}`,
    objectType: 'drop',
    objectId: after.id,
    before,
    after,
    reason: null,
  });
}
