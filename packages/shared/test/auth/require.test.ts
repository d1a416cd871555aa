import { describe, expect, test } from 'vitest';
import { requireAdmin, requireFreshSignIn, requirePerson, requireStaff } from '../../src/auth/require.ts';
import { ANON, type Actor, type Person, systemActor } from '../../src/db/actor.ts';

const ID = '10000000-0000-7000-8000-000000000001';
const NOW = new Date('2026-03-07T22:00:00Z');
const person = (role: Person['role'], secondsAgo: number, restricted = false): Actor => ({
  role,
  userId: ID,
  sessionId: ID,
  authTime: NOW.getTime() / 1000 - secondsAgo,
  restricted,
});

const outcome = (check: () => unknown): string => {
  try {
    check();
    return 'ok';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('who may act', () => {
  test.each([
    ['nobody', ANON, ['UNAUTHENTICATED', 'UNAUTHENTICATED', 'UNAUTHENTICATED', 'UNAUTHENTICATED']],
    [
      'the system',
      systemActor('x'),
      ['UNAUTHENTICATED', 'UNAUTHENTICATED', 'UNAUTHENTICATED', 'UNAUTHENTICATED'],
    ],
    ['a user', person('app_user', 60), ['ok', 'ok', 'FORBIDDEN', 'FORBIDDEN']],
    ['a user of long ago', person('app_user', 901), ['ok', 'STEP_UP_REQUIRED', 'FORBIDDEN', 'FORBIDDEN']],
    ['a moderator', person('moderator', 900), ['ok', 'ok', 'ok', 'FORBIDDEN']],
    [
      'a moderator of long ago',
      person('moderator', 901),
      ['ok', 'STEP_UP_REQUIRED', 'STEP_UP_REQUIRED', 'FORBIDDEN'],
    ],
    ['an admin', person('admin', 0), ['ok', 'ok', 'ok', 'ok']],
    [
      'an admin of long ago',
      person('admin', 901),
      ['ok', 'STEP_UP_REQUIRED', 'STEP_UP_REQUIRED', 'STEP_UP_REQUIRED'],
    ],
    ['a restricted admin', person('admin', 0, true), ['FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN']],
  ])('%s', (_, actor, expected) => {
    expect([
      outcome(() => requirePerson(actor)),
      outcome(() => requireFreshSignIn(actor, NOW)),
      outcome(() => requireStaff(actor, NOW)),
      outcome(() => requireAdmin(actor, NOW)),
    ]).toEqual(expected);
  });
});
