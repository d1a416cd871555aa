import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { id, targetType, version } from './event-fields.ts';

export const actionTaken = defineEvent({
  service: 'safety',
  entity: 'action',
  fact: 'taken',
  version: 1,
  description: 'A moderator took an action; the service that owns the target carries it out.',
  consumers: ['nightlife', 'commerce', 'identity'],
  data: z.strictObject({
    actionId: id,
    action: z.enum([
      'remove_post',
      'disable_beacon',
      'remove_listing',
      'suspend_seller',
      'ban_user',
      'reinstate',
      'warn',
    ]),
    targetType,
    targetId: id,
    /** Counts the actions on this target, whatever they are: a consumer ignores one older than it has applied. */
    version,
  }),
  example: {
    actionId: '01980000-0000-7000-8000-000000000004',
    action: 'disable_beacon',
    targetType: 'beacon',
    targetId: '01980000-0000-7000-8000-000000000002',
    version: 1,
  },
});

export const reportFiled = defineEvent({
  service: 'safety',
  entity: 'report',
  fact: 'filed',
  version: 1,
  description:
    'Someone reported something. Who did is nobody’s business; how many different people did so far is the owner’s.',
  consumers: ['nightlife', 'commerce', 'identity'],
  data: z.strictObject({
    reportId: id,
    targetType,
    targetId: id,
    category: z.enum(['scam', 'harassment', 'coercion', 'hate', 'doxxing', 'unsafe', 'other']),
    /** Different people who reported this target since a moderator last closed its case. */
    distinctReporters: z.int().min(1),
    /** Counts the reports on this target: a consumer ignores one older than what it holds. */
    version,
  }),
  example: {
    reportId: '01980000-0000-7000-8000-000000000010',
    targetType: 'ticket_listing',
    targetId: '01980000-0000-7000-8000-000000000020',
    category: 'scam',
    distinctReporters: 3,
    version: 3,
  },
});
