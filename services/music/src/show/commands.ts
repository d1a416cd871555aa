import type { Actor } from '@hotmess/shared/db/actor';
import type { Database } from '@hotmess/shared/db/database';
import type { Tx } from '@hotmess/shared/db/transaction';
import { DomainError, notFound } from '@hotmess/shared/errors/domain-error';
import type { Auditor } from '@hotmess/shared/events/audit';
import { entityId, validInput } from '@hotmess/shared/graphql/input';
import type { DB } from '../generated/database.ts';
import { createShowInput } from './input.ts';
import { type ShowCommand, showMachine } from './machine.ts';
import { mayManageShows } from './policy.ts';
import { changeShow, findShow, insertShow } from './queries.ts';
import type { ShowRow } from './rows.ts';

/** What the commands of shows stand on. */
export interface ShowCommands {
  readonly database: Database<DB>;
  readonly auditor: Auditor;
}

/** Drafts a show. */
export async function createShow(deps: ShowCommands, actor: Actor, raw: unknown): Promise<ShowRow> {
  mayManageShows(actor);
  const input = validInput(createShowInput, raw);
  return deps.database.inTransaction(actor, async (tx) => {
    const show = await insertShow(tx.db, {
      title: input.title,
      host_name: input.hostName,
      description: input.description ?? '',
      artwork_url: input.artworkUrl ?? null,
      tags: input.tags ?? [],
    });
    await audit(deps, tx, 'create', null, show);
    return show;
  });
}

/** What a client sends to take a step. */
export interface StepInput {
  readonly id: string;
  readonly version?: number | null | undefined;
}

/** Puts a draft on air: from now on its blocks count. */
export function publishShow(deps: ShowCommands, actor: Actor, input: StepInput): Promise<ShowRow> {
  return stepShow(deps, actor, 'publish', input);
}

/** Publishes, archives or restores a show. */
export async function stepShow(
  deps: ShowCommands,
  actor: Actor,
  command: Exclude<ShowCommand, 'create'>,
  input: StepInput,
): Promise<ShowRow> {
  mayManageShows(actor);
  return deps.database.inTransaction(actor, async (tx) => {
    const seen = (await findShow(tx.db, entityId(input.id))) ?? notFound();
    const status = showMachine.next(command, seen.status);
    if (input.version != null && input.version !== seen.version) throw new DomainError('CONFLICT');
    const moved = await changeShow(tx.db, seen, { status });
    if (!moved) throw new DomainError('CONFLICT');
    await audit(deps, tx, command, seen, moved);
    return moved;
  });
}

async function audit(
  deps: ShowCommands,
  tx: Tx<DB>,
  command: ShowCommand,
  before: ShowRow | null,
  after: ShowRow,
): Promise<void> {
  await deps.auditor.recordAudit(tx, {
    actor: tx.actor,
    action: `show.${command}`,
    objectType: 'radio_show',
    objectId: after.id,
    before: before && facts(before),
    after: facts(after),
    reason: null,
  });
}

function facts({ title, status, version }: ShowRow) {
  return { title, status, version };
}
