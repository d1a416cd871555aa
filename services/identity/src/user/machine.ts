import { defineMachine } from '@hotmess/shared/machine/define-machine';

const JUDGES = ['moderator', 'admin', 'system'] as const;

/** DOMAIN.md, "State machines", user. Whom a judge may judge, the RLS policies say. */
export const userMachine = defineMachine({
  name: 'user',
  states: ['active', 'suspended', 'banned', 'erased'],
  edges: [
    { command: 'register', from: [''], to: 'active', roles: ['system'] },
    { command: 'suspend', from: ['active'], to: 'suspended', roles: JUDGES },
    { command: 'ban', from: ['active', 'suspended'], to: 'banned', roles: JUDGES },
    { command: 'reinstate', from: ['suspended', 'banned'], to: 'active', roles: JUDGES },
    { command: 'erase', from: ['active', 'suspended', 'banned'], to: 'erased', roles: ['system'] },
  ],
});

export type UserStatus = (typeof userMachine.states)[number];
export type UserCommand = (typeof userMachine.edges)[number]['command'];
