import type { Actor } from '@hotmess/shared/db/actor';
import type { Database } from '@hotmess/shared/db/database';
import type { Tx } from '@hotmess/shared/db/transaction';
import { DomainError, notFound } from '@hotmess/shared/errors/domain-error';
import type { Auditor } from '@hotmess/shared/events/audit';
import { entityId, validInput } from '@hotmess/shared/graphql/input';
import type { DB } from '../generated/database.ts';
import { type Announcer, announceOnAir } from '../now-playing/announce.ts';
import { createShowInput, updateShowInput } from './input.ts';
import { type ShowCommand, showMachine } from './machine.ts';
import { mayManageShows } from './policy.ts';
import { changeShow, findShow, insertShow } from './queries.ts';
import type { ShowRow } from './rows.ts';

/** What the commands of shows stand on. */
export interface ShowCommands extends Announcer {
  readonly database: Database<DB>;
  readonly auditor: Auditor;
  /** Where artwork may lie. */
  readonly mediaHosts: readonly string[];
}

/** Drafts a show. */
export async function createShow(deps: ShowCommands, actor: Actor, raw: unknown): Promise<ShowRow> {
  mayManageShows(actor);
  const input = validInput(createShowInput(deps.mediaHosts), raw);
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

/** Changes what is said of a show; what is left out stays as it is. */
export async function updateShow(
  deps: ShowCommands,
  actor: Actor,
  { id, version, ...raw }: StepInput & Readonly<Record<string, unknown>>,
): Promise<ShowRow> {
  mayManageShows(actor);
  const input = validInput(updateShowInput(deps.mediaHosts), raw);
  return change(deps, actor, 'update', { id, version }, (seen) => ({
    title: input.title ?? seen.title,
    host_name: input.hostName ?? seen.host_name,
    description: input.description ?? seen.description,
    artwork_url: input.artworkUrl === undefined ? seen.artwork_url : input.artworkUrl,
    tags: input.tags ?? seen.tags,
  }));
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
  return change(deps, actor, command, input, (seen) => ({ status: showMachine.next(command, seen.status) }));
}

async function change(
  deps: ShowCommands,
  actor: Actor,
  action: ShowAction,
  input: StepInput,
  changeOf: (seen: ShowRow) => Parameters<typeof changeShow>[2],
): Promise<ShowRow> {
  return deps.database.inTransaction(actor, async (tx) => {
    const seen = (await findShow(tx.db, entityId(input.id))) ?? notFound();
    const wanted = changeOf(seen);
    if (input.version != null && input.version !== seen.version) throw new DomainError('CONFLICT');
    const changed = await changeShow(tx.db, seen, wanted);
    if (!changed) throw new DomainError('CONFLICT');
    await audit(deps, tx, action, seen, changed);
    await announceOnAir(tx, deps.stationTimeZone);
    return changed;
  });
}

/** An edit moves no state. */
type ShowAction = ShowCommand | 'update';

async function audit(
  deps: ShowCommands,
  tx: Tx<DB>,
  action: ShowAction,
  before: ShowRow | null,
  after: ShowRow,
): Promise<void> {
  await deps.auditor.recordAudit(tx, {
    actor: tx.actor,
    action: `show.${action}`,
    objectType: 'radio_show',
    objectId: after.id,
    before: before && facts(before),
    after: facts(after),
    reason: null,
  });
}

function facts({ created_at: _made, updated_at: _changed, ...said }: ShowRow) {
  return said;
}
