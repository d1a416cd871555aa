import { type Actor, type Person, systemActor } from '@hotmess/shared/db/actor';
import type { Database } from '@hotmess/shared/db/database';
import type { Tx } from '@hotmess/shared/db/transaction';
import { DomainError, notFound } from '@hotmess/shared/errors/domain-error';
import type { Auditor } from '@hotmess/shared/events/audit';
import { userRolesChanged } from '@hotmess/shared/events/identity';
import { appendEvent } from '@hotmess/shared/events/outbox';
import { entityId, validInput } from '@hotmess/shared/graphql/input';
import type { DB } from '../generated/database.ts';
import { listRoles, lockUser } from '../user/queries.ts';
import type { UserRow } from '../user/rows.ts';
import { setUserRolesInput } from './input.ts';
import { maySetRoles } from './policy.ts';
import { addRole, removeRole } from './queries.ts';
import type { AccountRow } from './rows.ts';

export interface AccountCommands {
  readonly database: Database<DB>;
  readonly auditor: Auditor;
}

/**
 * Gives and takes staff roles. The tables of roles are the system's alone to write, so this acts as the system, and
 * looks itself whether the admin still is one: his token may be older than that.
 */
export async function setUserRoles(
  deps: AccountCommands,
  actor: Actor,
  { userId: rawId, ...raw }: { readonly userId: string } & Readonly<Record<string, unknown>>,
): Promise<AccountRow> {
  const userId = entityId(rawId);
  const admin = maySetRoles(actor, userId);
  const { roles, reason, version } = validInput(setUserRolesInput, raw);
  return deps.database.inTransaction(systemActor('set-user-roles'), async (tx) => {
    const { db } = tx;
    const user = await lockBoth(tx, admin, userId);
    if (version != null && version !== user.version) throw new DomainError('CONFLICT');
    const before = await listRoles(db, userId);
    const given = roles.filter((role) => !before.includes(role));
    const taken = before.filter((role) => !roles.includes(role));
    if (given.length > 0 && user.status !== 'active')
      throw new DomainError('CONFLICT', 'An account that is suspended or banned gets no roles.');
    if (given.length + taken.length === 0) return { ...user, seenBy: admin };
    for (const role of given) await addRole(db, userId, role, admin.userId);
    for (const role of taken) await removeRole(db, userId, role);
    const changed = (await lockUser(db, userId)) ?? notFound();
    const after = await listRoles(db, userId);
    appendEvent(tx, userRolesChanged, {
      entityId: userId,
      data: { userId, version: changed.version, roles: ['user', ...after] },
    });
    await deps.auditor.recordAudit(tx, {
      actor: admin,
      action: 'user.set_roles',
      objectType: 'user',
      objectId: userId,
      before: { roles: before },
      after: { roles: after },
      reason,
    });
    return { ...changed, seenBy: admin };
  });
}

/** Locks admin and user, in one order for all: of two admins who depose each other one comes second, and is none. */
async function lockBoth({ db }: Tx<DB>, admin: Person, userId: string): Promise<UserRow> {
  const locked = new Map<string, UserRow>();
  for (const id of [admin.userId, userId].toSorted()) {
    const row = await lockUser(db, id);
    if (row) locked.set(id, row);
  }
  const isAdmin =
    locked.get(admin.userId)?.status === 'active' && (await listRoles(db, admin.userId)).includes('admin');
  if (!isAdmin) throw new DomainError('FORBIDDEN');
  const user = locked.get(userId);
  return user && user.status !== 'erased' ? user : notFound();
}
