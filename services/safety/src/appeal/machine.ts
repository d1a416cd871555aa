import { defineMachine } from '@hotmess/shared/machine/define-machine';

const STAFF = ['moderator', 'admin'] as const;

/** DOMAIN.md, "State machines", appeal. Another moderator decides than the one who acted. */
export const appealMachine = defineMachine({
  name: 'appeal',
  states: ['open', 'upheld', 'overturned'],
  edges: [
    { command: 'file', from: [''], to: 'open', roles: ['app_user', 'moderator', 'admin'] },
    { command: 'uphold', from: ['open'], to: 'upheld', roles: STAFF },
    { command: 'overturn', from: ['open'], to: 'overturned', roles: STAFF },
  ],
});

export type AppealStatus = (typeof appealMachine.states)[number];
