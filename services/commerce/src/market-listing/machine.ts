import { PRIOR, defineMachine } from '@hotmess/shared/machine/define-machine';

const SELLER = ['app_user', 'moderator'] as const;

/** DOMAIN.md, "State machines", market listing. Whose it must be, policy.ts and the RLS policies say. */
export const marketListingMachine = defineMachine({
  name: 'market_listing',
  states: ['draft', 'pending_review', 'live', 'sold_out', 'removed'],
  edges: [
    { command: 'create', from: [''], to: 'draft', roles: SELLER },
    { command: 'submit', from: ['draft'], to: 'pending_review', roles: SELLER },
    { command: 'withdraw', from: ['pending_review'], to: 'draft', roles: SELLER },
    { command: 'reject', from: ['pending_review'], to: 'draft', roles: ['moderator', 'admin'] },
    { command: 'approve', from: ['pending_review'], to: 'live', roles: ['moderator', 'admin'] },
    { command: 'flag', from: ['live'], to: 'pending_review', roles: ['system'] },
    { command: 'sellOut', from: ['live'], to: 'sold_out', roles: ['system'] },
    { command: 'restock', from: ['sold_out'], to: 'live', roles: ['system'] },
    {
      command: 'remove',
      from: ['draft', 'pending_review', 'live', 'sold_out'],
      to: 'removed',
      roles: [...SELLER, 'system'],
    },
    { command: 'reinstate', from: ['removed'], to: PRIOR, roles: ['system'] },
  ],
});

export type ListingStatus = (typeof marketListingMachine.states)[number];
export type ListingCommand = (typeof marketListingMachine.edges)[number]['command'];
