import { PRIOR, defineMachine } from '@hotmess/shared/machine/define-machine';

const PEOPLE = ['app_user', 'moderator', 'admin'] as const;
const STAFF = ['moderator', 'admin'] as const;

/** DOMAIN.md, "State machines", ticket listing. Whose listing it must be, policy.ts and the RLS policies say. */
export const ticketListingMachine = defineMachine({
  name: 'ticket_listing',
  states: ['draft', 'pending_review', 'live', 'sold', 'removed'],
  edges: [
    { command: 'create', from: [''], to: 'draft', roles: PEOPLE },
    { command: 'submit', from: ['draft'], to: 'pending_review', roles: PEOPLE },
    { command: 'withdraw', from: ['pending_review'], to: 'draft', roles: PEOPLE },
    { command: 'reject', from: ['pending_review'], to: 'draft', roles: STAFF },
    { command: 'approve', from: ['pending_review'], to: 'live', roles: STAFF },
    { command: 'sell', from: ['live'], to: 'sold', roles: ['system'] },
    { command: 'suspect', from: ['live'], to: 'pending_review', roles: ['system'] },
    {
      command: 'remove',
      from: ['draft', 'pending_review', 'live'],
      to: 'removed',
      roles: [...PEOPLE, 'system'],
    },
    { command: 'restore', from: ['removed'], to: PRIOR, roles: [...STAFF, 'system'] },
    { command: 'reverseSale', from: ['sold'], to: 'live', roles: ['system'] },
  ],
});

export type TicketListingStatus = (typeof ticketListingMachine.states)[number];
export type TicketListingCommand = (typeof ticketListingMachine.edges)[number]['command'];
