import { ANON, type Actor, type Person, systemActor } from '@hotmess/shared/db/actor';
import type { DomainError } from '@hotmess/shared/errors/domain-error';
import { expect, test } from 'vitest';
import { mayCreate, mayEdit, mayReview, mayStep } from '../src/beacon/policy.ts';
import { mayAddStaff, mayRemoveStaff } from '../src/beacon-staff/policy.ts';
import { mayMint, mayRevoke, mayRevokeAll } from '../src/qr-token/policy.ts';

const person = (role: Person['role'], userId: string, restricted = false): Actor => ({
  role,
  userId,
  sessionId: userId,
  authTime: Math.floor(Date.now() / 1000),
  restricted,
});
const ACTORS = {
  anon: ANON,
  restricted: person('app_user', 'host', true),
  host: person('app_user', 'host'),
  stranger: person('app_user', 'stranger'),
  moderator: person('moderator', 'moderator'),
  moderatorHost: person('moderator', 'host'),
  admin: person('admin', 'admin'),
  adminHost: person('admin', 'host'),
  system: systemActor('job'),
};
type Name = keyof typeof ACTORS;

const beacon = { host_id: 'host', status: 'live', onStaff: false };
/** The stranger is on its staff. */
const door = (actor: Actor) => ({ ...beacon, onStaff: 'userId' in actor && actor.userId === 'stranger' });
const HOSTS: Name[] = ['host', 'moderatorHost', 'adminHost'];
const SIGNED_IN: Name[] = [...HOSTS, 'stranger', 'moderator', 'admin'];
const STAFF: Name[] = ['moderator', 'moderatorHost', 'admin', 'adminHost'];

/** Each act, and everyone who may attempt it; all others are refused. */
const TABLE: [string, (actor: Actor) => unknown, Name[]][] = [
  ['draft', mayCreate, SIGNED_IN],
  ['edit', (actor) => mayEdit(actor, beacon), HOSTS],
  ['submit', (actor) => mayStep(actor, 'submit', beacon), HOSTS],
  ['withdraw', (actor) => mayStep(actor, 'withdraw', beacon), HOSTS],
  ['end', (actor) => mayStep(actor, 'end', beacon), HOSTS],
  ['archive', (actor) => mayStep(actor, 'archive', beacon), [...HOSTS, 'admin']],
  ['approve', (actor) => mayStep(actor, 'approve', beacon), ['moderator', 'admin']],
  ['reject', (actor) => mayStep(actor, 'reject', beacon), ['moderator', 'admin']],
  ['disable', (actor) => mayStep(actor, 'disable', beacon), []],
  ['reinstate', (actor) => mayStep(actor, 'reinstate', beacon), []],
  ['see the review queue', mayReview, STAFF],
  ['mint', (actor) => mayMint(actor, beacon, 'check_in'), [...HOSTS, 'moderator', 'admin']],
  ['mint as staff', (actor) => mayMint(actor, door(actor), 'check_in'), SIGNED_IN],
  ['mint for staff', (actor) => mayMint(actor, door(actor), 'staff'), [...HOSTS, 'moderator', 'admin']],
  ['revoke what guests scan', (actor) => mayRevokeAll(actor, door(actor), 'check_in'), SIGNED_IN],
  ['revoke everything', (actor) => mayRevokeAll(actor, door(actor), null), [...HOSTS, 'moderator', 'admin']],
  ['name staff', (actor) => mayAddStaff(actor, beacon), HOSTS],
  ['remove staff', (actor) => mayRemoveStaff(actor, beacon, 'somebody'), [...HOSTS, 'admin']],
  ['leave the staff', (actor) => mayRemoveStaff(actor, beacon, 'stranger'), [...HOSTS, 'stranger', 'admin']],
  ['revoke', mayRevoke, SIGNED_IN],
];

test.each(TABLE)('who may %s', (_, attempt, allowed) => {
  const found = (Object.keys(ACTORS) as Name[]).filter((name) => {
    try {
      attempt(ACTORS[name]);
      return true;
    } catch (error) {
      const signedOut = name === 'anon' || name === 'system';
      expect((error as DomainError).code, name).toBe(signedOut ? 'UNAUTHENTICATED' : 'FORBIDDEN');
      return false;
    }
  });
  expect(found.sort()).toEqual([...allowed].sort());
});

test('a beacon that is not live mints nothing, whoever asks', () => {
  for (const status of ['draft', 'pending_review', 'expired', 'archived', 'disabled'])
    expect(() => mayMint(ACTORS.host, { ...beacon, status }, 'check_in'), status).toThrow(
      'while the beacon is live',
    );
});
