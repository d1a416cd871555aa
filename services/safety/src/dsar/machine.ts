import { defineMachine } from '@hotmess/shared/machine/define-machine';

/** DOMAIN.md, "State machines", dsar. A legal hold is no state: it makes `processing` wait. */
export const dsarMachine = defineMachine({
  name: 'dsar',
  states: ['received', 'verifying', 'processing', 'completed', 'rejected'],
  edges: [
    { command: 'file', from: [''], to: 'received', roles: ['app_user', 'moderator', 'admin'] },
    { command: 'ask', from: ['received'], to: 'verifying', roles: ['system'] },
    { command: 'confirm', from: ['verifying'], to: 'processing', roles: ['system'] },
    { command: 'complete', from: ['processing'], to: 'completed', roles: ['system'] },
    { command: 'reject', from: ['received', 'verifying', 'processing'], to: 'rejected', roles: ['admin'] },
  ],
});

export type DsarStatus = (typeof dsarMachine.states)[number];
