import { defineMachine } from '@hotmess/shared/machine/define-machine';

/** DOMAIN.md, "State machines", show. */
export const showMachine = defineMachine({
  name: 'show',
  states: ['draft', 'live', 'archived'],
  edges: [
    { command: 'create', from: [''], to: 'draft', roles: ['admin'] },
    { command: 'publish', from: ['draft'], to: 'live', roles: ['admin'] },
    { command: 'archive', from: ['live'], to: 'archived', roles: ['admin'] },
    { command: 'restore', from: ['archived'], to: 'draft', roles: ['admin'] },
  ],
});

export type ShowStatus = (typeof showMachine.states)[number];
export type ShowCommand = (typeof showMachine.edges)[number]['command'];
