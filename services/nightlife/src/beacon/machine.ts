import { PRIOR, defineMachine } from '@hotmess/shared/machine/define-machine';

const PEOPLE = ['app_user', 'moderator', 'admin'] as const;
const STAFF = ['moderator', 'admin'] as const;

/** DOMAIN.md, "State machines", beacon. Whose beacon it must be, policy.ts and the RLS policies say. */
export const beaconMachine = defineMachine({
  name: 'beacon',
  states: ['draft', 'pending_review', 'live', 'expired', 'archived', 'disabled'],
  edges: [
    { command: 'create', from: [''], to: 'draft', roles: PEOPLE },
    { command: 'submit', from: ['draft'], to: 'pending_review', roles: PEOPLE },
    { command: 'withdraw', from: ['pending_review'], to: 'draft', roles: PEOPLE },
    { command: 'reject', from: ['pending_review'], to: 'draft', roles: STAFF },
    { command: 'approve', from: ['pending_review'], to: 'live', roles: STAFF },
    { command: 'end', from: ['live'], to: 'expired', roles: PEOPLE },
    { command: 'expire', from: ['live'], to: 'expired', roles: ['system'] },
    { command: 'archive', from: ['draft', 'live', 'expired'], to: 'archived', roles: PEOPLE },
    {
      command: 'disable',
      from: ['draft', 'pending_review', 'live', 'expired', 'archived'],
      to: 'disabled',
      roles: ['system'],
    },
    { command: 'reinstate', from: ['disabled'], to: PRIOR, roles: ['system'] },
    { command: 'reinstateLate', from: ['disabled'], to: 'expired', roles: ['system'] },
  ],
});

export type BeaconStatus = (typeof beaconMachine.states)[number];
export type BeaconCommand = (typeof beaconMachine.edges)[number]['command'];
