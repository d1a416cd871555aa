import { defineMachine } from '@hotmess/shared/machine/define-machine';

/** DOMAIN.md, "State machines", product. */
export const productMachine = defineMachine({
  name: 'product',
  states: ['draft', 'live', 'archived'],
  edges: [
    { command: 'create', from: [''], to: 'draft', roles: ['admin'] },
    { command: 'publish', from: ['draft'], to: 'live', roles: ['admin'] },
    { command: 'archive', from: ['live'], to: 'archived', roles: ['admin'] },
    { command: 'restore', from: ['archived'], to: 'draft', roles: ['admin'] },
  ],
});

export type ProductStatus = (typeof productMachine.states)[number];
export type ProductCommand = (typeof productMachine.edges)[number]['command'];
