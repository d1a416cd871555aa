import { defineMachine } from '@hotmess/shared/machine/define-machine';

const SCHEDULERS = ['admin', 'system'] as const;

/** DOMAIN.md, "State machines", schedule block. */
export const scheduleBlockMachine = defineMachine({
  name: 'schedule_block',
  states: ['live', 'overridden'],
  edges: [
    { command: 'create', from: [''], to: 'live', roles: ['admin'] },
    { command: 'override', from: ['live'], to: 'overridden', roles: SCHEDULERS },
    { command: 'restore', from: ['overridden'], to: 'live', roles: SCHEDULERS },
  ],
});

export type ScheduleBlockStatus = (typeof scheduleBlockMachine.states)[number];
export type ScheduleBlockCommand = (typeof scheduleBlockMachine.edges)[number]['command'];
