import { defineMachine } from '@hotmess/shared/machine/define-machine';

/** DOMAIN.md, "State machines", drop. What a reader sees is derived from the clock (status.ts). */
export const dropMachine = defineMachine({
  name: 'drop',
  states: ['scheduled', 'live', 'ended'],
  edges: [
    { command: 'create', from: [''], to: 'scheduled', roles: ['admin'] },
    { command: 'cancel', from: ['scheduled'], to: 'ended', roles: ['admin'] },
    { command: 'open', from: ['scheduled'], to: 'live', roles: ['system'] },
    { command: 'close', from: ['live'], to: 'ended', roles: ['system'] },
  ],
});

export type DropStatus = (typeof dropMachine.states)[number];
