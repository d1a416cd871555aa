import { defineMachine } from '@hotmess/shared/machine/define-machine';

const PEOPLE = ['app_user', 'moderator', 'admin'] as const;
const STAFF = ['moderator', 'admin'] as const;

/** DOMAIN.md, "State machines", report. Whose report it must be, policy.ts and the RLS policies say. */
export const reportMachine = defineMachine({
  name: 'report',
  states: ['open', 'investigating', 'resolved', 'dismissed'],
  edges: [
    { command: 'file', from: [''], to: 'open', roles: PEOPLE },
    { command: 'investigate', from: ['open'], to: 'investigating', roles: STAFF },
    { command: 'resolve', from: ['investigating'], to: 'resolved', roles: STAFF },
    { command: 'dismiss', from: ['open', 'investigating'], to: 'dismissed', roles: STAFF },
    { command: 'reopen', from: ['resolved', 'dismissed'], to: 'investigating', roles: STAFF },
  ],
});

export type ReportStatus = (typeof reportMachine.states)[number];
