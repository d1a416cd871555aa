import { z } from 'zod';
import { type EventContract, type ServiceName, defineEvent } from './define-event.ts';
import { id, moment, version } from './event-fields.ts';

const USER = '01980000-0000-7000-8000-000000000003';
const ACTION = '01980000-0000-7000-8000-000000000004';
const OTHERS: ServiceName[] = ['nightlife', 'safety', 'commerce', 'music'];

export const userRegistered = defineEvent({
  service: 'identity',
  entity: 'user',
  fact: 'registered',
  version: 1,
  description: 'Someone registered and gave the required consents.',
  consumers: OTHERS,
  data: z.strictObject({ userId: id, version, registeredAt: moment }),
  example: { userId: USER, version: 1, registeredAt: '2026-03-01T19:00:00.000Z' },
});

export const userRolesChanged = defineEvent({
  service: 'identity',
  entity: 'user',
  fact: 'roles_changed',
  version: 1,
  description: "A user's roles changed; access tokens issued before are void.",
  consumers: OTHERS,
  data: z.strictObject({ userId: id, version, roles: z.array(z.enum(['user', 'moderator', 'admin'])) }),
  example: { userId: USER, version: 2, roles: ['user', 'moderator'] },
});

export const userSuspended = aboutStanding('suspended', 'A user was suspended.');
export const userBanned = aboutStanding(
  'banned',
  'A user was banned: sessions end, what he offers is taken down.',
);
export const userReinstated = aboutStanding('reinstated', 'A suspended or banned user was let in again.');

export const userErased = defineEvent({
  service: 'identity',
  entity: 'user',
  fact: 'erased',
  version: 1,
  description: 'A user was erased for good; his id leads to no person any more.',
  consumers: OTHERS,
  data: z.strictObject({ userId: id, version }),
  example: { userId: USER, version: 9 },
});

export const xpAwarded = defineEvent({
  service: 'identity',
  entity: 'xp',
  fact: 'awarded',
  version: 1,
  description: 'A row was added to the XP ledger; a reversal has negative points.',
  consumers: [],
  data: z.strictObject({
    xpEventId: id,
    userId: id,
    type: z.enum([
      'beacon_scan',
      'purchase',
      'listing_approved',
      'radio_listen',
      'daily_login',
      'streak_bonus',
      'admin_adjustment',
      'reversal',
    ]),
    points: z.int(),
    /** What earned it: an event's id, a listing's id or a local date. */
    sourceEventId: z.string().min(1).max(100),
  }),
  example: {
    xpEventId: '01980000-0000-7000-8000-000000000005',
    userId: USER,
    type: 'beacon_scan',
    points: 10,
    sourceEventId: '01980000-0000-7000-8000-000000000006',
  },
});

/** The three events about a user's standing have the same data; `actionId` is the moderator's action behind it. */
function aboutStanding(
  fact: string,
  description: string,
): EventContract<{ userId: string; version: number; actionId: string | null }> {
  return defineEvent({
    service: 'identity',
    entity: 'user',
    fact,
    version: 1,
    description,
    consumers: OTHERS,
    data: z.strictObject({ userId: id, version, actionId: id.nullable() }),
    example: { userId: USER, version: 4, actionId: ACTION },
  });
}
