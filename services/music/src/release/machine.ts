import { defineMachine } from '@hotmess/shared/machine/define-machine';

/** DOMAIN.md, "State machines", release; it goes live by the clock as drops do. */
export const releaseMachine = defineMachine({
  name: 'release',
  states: ['draft', 'scheduled', 'live', 'archived'],
  edges: [
    { command: 'create', from: [''], to: 'draft', roles: ['admin'] },
    { command: 'schedule', from: ['draft'], to: 'scheduled', roles: ['admin'] },
    { command: 'publish', from: ['draft'], to: 'live', roles: ['admin'] },
    { command: 'publishDue', from: ['scheduled'], to: 'live', roles: ['system'] },
    { command: 'archive', from: ['live'], to: 'archived', roles: ['admin'] },
  ],
});

export type ReleaseStatus = (typeof releaseMachine.states)[number];
export type ReleaseCommand = (typeof releaseMachine.edges)[number]['command'];
