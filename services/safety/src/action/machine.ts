import { defineMachine } from '@hotmess/shared/machine/define-machine';

const STAFF = ['moderator', 'admin'] as const;

/** DOMAIN.md, "State machines", action: asked for here, carried out by the service that owns the target. */
export const actionMachine = defineMachine({
  name: 'action',
  states: ['requested', 'effective', 'failed'],
  edges: [
    { command: 'take', from: [''], to: 'requested', roles: STAFF },
    { command: 'confirm', from: ['requested'], to: 'effective', roles: ['system'] },
    { command: 'fail', from: ['requested'], to: 'failed', roles: ['system'] },
    { command: 'retry', from: ['failed'], to: 'requested', roles: STAFF },
  ],
});

export type ActionStatus = (typeof actionMachine.states)[number];
