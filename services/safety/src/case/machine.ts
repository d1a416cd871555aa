import { defineMachine } from '@hotmess/shared/machine/define-machine';

const STAFF = ['moderator', 'admin'] as const;

/** DOMAIN.md, "State machines", case. Whose case it must not be, policy.ts and the RLS policies say. */
export const caseMachine = defineMachine({
  name: 'case',
  states: ['open', 'assigned', 'closed'],
  edges: [
    { command: 'open', from: [''], to: 'open', roles: ['system'] },
    { command: 'take', from: ['open'], to: 'assigned', roles: STAFF },
    { command: 'release', from: ['assigned'], to: 'open', roles: STAFF },
    { command: 'close', from: ['assigned'], to: 'closed', roles: STAFF },
    { command: 'reopen', from: ['closed'], to: 'open', roles: ['moderator', 'admin', 'system'] },
  ],
});

export type CaseStatus = (typeof caseMachine.states)[number];
