import { type Actor, type Person, isStaff } from '@hotmess/shared/db/actor';
import type { Database } from '@hotmess/shared/db/database';
import type { Tx } from '@hotmess/shared/db/transaction';
import { DomainError, badInput, notFound } from '@hotmess/shared/errors/domain-error';
import type { Auditor } from '@hotmess/shared/events/audit';
import { beaconPublished, beaconStateChanged } from '@hotmess/shared/events/nightlife';
import { appendEvent } from '@hotmess/shared/events/outbox';
import { entityId, validInput } from '@hotmess/shared/graphql/input';
import { requirePerson } from '@hotmess/shared/auth/require';
import type { DB } from '../generated/database.ts';
import { findCity } from '../city/queries.ts';
import { standingOf } from '../standing/queries.ts';
import { createBeaconInput, reviewReason, updateBeaconInput } from './input.ts';
import { type BeaconCommand, beaconMachine } from './machine.ts';
import { mayCreate, mayEdit, mayStep } from './policy.ts';
import { changeBeacon, findBeacon, insertBeacon } from './queries.ts';
import type { BeaconRow } from './rows.ts';
import { presentStatus } from './status.ts';

/** What the commands of beacons stand on. */
export interface BeaconCommands {
  readonly database: Database<DB>;
  readonly auditor: Auditor;
}

/** Drafts a beacon; its host is who asks. */
export async function createBeacon(deps: BeaconCommands, actor: Actor, raw: unknown): Promise<BeaconRow> {
  mayCreate(actor);
  const host = requirePerson(actor);
  const input = validInput(createBeaconInput, raw);
  return deps.database.inTransaction(actor, async (tx) => {
    const city = (await findCity(tx.db, input.cityId)) ?? badInput('cityId', 'There is no such city.');
    const times = checkedTimes(input.type, input.startsAt ?? null, input.endsAt ?? null);
    return insertBeacon(tx.db, {
      host_id: host.userId,
      city_id: city.id,
      type: input.type,
      title: input.title,
      description: input.description ?? '',
      ...times,
      time_zone: input.timeZone ?? city.time_zone,
      geo_hash: input.geoHash ?? null,
    });
  });
}

/** Changes a draft's content. */
export async function updateBeacon(deps: BeaconCommands, actor: Actor, raw: unknown): Promise<BeaconRow> {
  requirePerson(actor);
  const input = validInput(updateBeaconInput, raw);
  return deps.database.inTransaction(actor, async (tx) => {
    const seen = (await findBeacon(tx.db, entityId(input.id))) ?? notFound();
    mayEdit(actor, seen);
    if (seen.status !== 'draft')
      throw new DomainError('INVALID_TRANSITION', 'Only a draft can be edited; withdraw it first.');
    refuseStale(seen, input.version);
    if (input.cityId && !(await findCity(tx.db, input.cityId))) badInput('cityId', 'There is no such city.');
    const times = checkedTimes(seen.type, input.startsAt ?? seen.starts_at, input.endsAt ?? seen.ends_at);
    const changed = await changeBeacon(tx.db, seen, {
      ...times,
      title: input.title ?? seen.title,
      description: input.description ?? seen.description,
      city_id: input.cityId ?? seen.city_id,
      time_zone: input.timeZone ?? seen.time_zone,
      ...(input.geoHash != null && { geo_hash: input.geoHash }),
    });
    return changed ?? conflict();
  });
}

/** What a client sends to take a step. */
export interface StepInput {
  readonly id: string;
  readonly version?: number | null | undefined;
}

/** Submits, withdraws, ends or archives a beacon. */
export function stepBeacon(
  deps: BeaconCommands,
  actor: Actor,
  command: Extract<BeaconCommand, 'submit' | 'withdraw' | 'end' | 'archive'>,
  input: StepInput,
): Promise<BeaconRow> {
  return step(deps, actor, command, input, command === 'submit' ? { rejection_reason: null } : {});
}

/** Puts a beacon live and says who its host is to us. */
export function approveBeacon(
  deps: BeaconCommands,
  actor: Actor,
  input: StepInput & { readonly hostType?: BeaconRow['host_type'] | undefined },
): Promise<BeaconRow> {
  return step(deps, actor, 'approve', input, {
    host_type: input.hostType ?? 'approved_host',
    published_at: new Date(),
  });
}

/** Sends a beacon back to its host. */
export function rejectBeacon(
  deps: BeaconCommands,
  actor: Actor,
  input: StepInput & { readonly reason: string },
): Promise<BeaconRow> {
  requirePerson(actor);
  const reason = validInput(reviewReason, input.reason);
  return step(deps, actor, 'reject', input, { rejection_reason: reason }, reason);
}

async function step(
  deps: BeaconCommands,
  actor: Actor,
  command: BeaconCommand,
  input: StepInput,
  change: Parameters<typeof changeBeacon>[2],
  reason?: string,
): Promise<BeaconRow> {
  const person = requirePerson(actor);
  return deps.database.inTransaction(actor, async (tx) => {
    const seen = (await findBeacon(tx.db, entityId(input.id))) ?? notFound();
    mayStep(actor, command, seen);
    const from = presentStatus(seen, new Date());
    const to = beaconMachine.next(command, from);
    if (command === 'approve' && seen.ends_at && seen.ends_at <= new Date())
      throw new DomainError('INVALID_TRANSITION', 'Its time has passed already.');
    refuseStale(seen, input.version);
    const moved = (await changeBeacon(tx.db, seen, { ...change, status: to })) ?? conflict();
    // Asked with the row locked: a ban that runs at the same time either shows here or finds the beacon live.
    if (command === 'approve' && (await standingOf(tx.db, seen.host_id)) !== 'active')
      throw new DomainError('INVALID_TRANSITION', 'Its host is suspended or banned.');
    appendStateChanged(tx, moved, seen.status);
    if (command === 'approve') appendPublished(tx, moved);
    await auditStaffStep(deps, tx, person, command, seen, moved, reason);
    return moved;
  });
}

/** What a person did to his own beacon is his affair; what staff did to it, or to another's, is on record. */
async function auditStaffStep(
  deps: BeaconCommands,
  tx: Tx<DB>,
  person: Person,
  command: BeaconCommand,
  before: BeaconRow,
  after: BeaconRow,
  reason: string | undefined,
): Promise<void> {
  if (!isStaff(person)) return;
  await deps.auditor.recordAudit(tx, {
    actor: tx.actor,
    action: `beacon.${command}`,
    objectType: 'beacon',
    objectId: before.id,
    subjectId: before.host_id,
    before: { status: before.status, hostType: before.host_type, version: before.version },
    after: { status: after.status, hostType: after.host_type, version: after.version },
    reason: reason ?? null,
  });
}

/** Says that a beacon's state moved. A draft's making is nobody's business yet. */
export function appendStateChanged(tx: Tx<DB>, beacon: BeaconRow, from: BeaconRow['status']): void {
  appendEvent(tx, beaconStateChanged, {
    entityId: beacon.id,
    data: { beaconId: beacon.id, version: beacon.version, from, to: beacon.status, hostId: beacon.host_id },
  });
}

function appendPublished(tx: Tx<DB>, beacon: BeaconRow): void {
  appendEvent(tx, beaconPublished, {
    entityId: beacon.id,
    data: {
      beaconId: beacon.id,
      version: beacon.version,
      title: beacon.title,
      type: beacon.type,
      cityId: beacon.city_id,
      startsAt: beacon.starts_at.toISOString(),
      endsAt: beacon.ends_at?.toISOString() ?? null,
    },
  });
}

function checkedTimes(
  type: BeaconRow['type'],
  startsAt: Date | null,
  endsAt: Date | null,
): { starts_at: Date; ends_at: Date | null } {
  const open = type === 'venue' || type === 'community';
  const starts_at = startsAt ?? (open ? new Date() : badInput('startsAt', 'This type needs a start.'));
  if (!endsAt && !open) badInput('endsAt', 'This type needs an end.');
  if (endsAt && endsAt <= starts_at) badInput('endsAt', 'It must end after it starts.');
  if (endsAt && endsAt <= new Date()) badInput('endsAt', 'It must end in the future.');
  return { starts_at, ends_at: endsAt };
}

function refuseStale(seen: BeaconRow, version: number | null | undefined): void {
  if (version != null && version !== seen.version) conflict();
}

function conflict(): never {
  throw new DomainError('CONFLICT');
}
