import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { id, version } from './event-fields.ts';

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
    targetType: z.enum(['beacon', 'ticket_listing', 'market_listing', 'post', 'seller', 'user']),
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
