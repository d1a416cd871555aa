import { defineMachine } from '@hotmess/shared/machine/define-machine';

/** DOMAIN.md, "State machines", seller. Admins approve sellers and are none themselves. */
export const sellerMachine = defineMachine({
  name: 'seller',
  states: ['pending', 'approved', 'suspended', 'rejected'],
  edges: [
    { command: 'apply', from: [''], to: 'pending', roles: ['app_user', 'moderator'] },
    { command: 'approve', from: ['pending'], to: 'approved', roles: ['admin'] },
    { command: 'reject', from: ['pending'], to: 'rejected', roles: ['admin'] },
    { command: 'suspend', from: ['approved'], to: 'suspended', roles: ['admin', 'system'] },
    { command: 'reinstate', from: ['suspended'], to: 'approved', roles: ['admin', 'system'] },
  ],
});

/** DOMAIN.md, "State machines", seller payouts: as Stripe says, apart from whether we let him sell. */
export const payoutMachine = defineMachine({
  name: 'seller_payouts',
  states: ['pending', 'active', 'restricted', 'rejected'],
  edges: [
    { command: 'apply', from: [''], to: 'pending', roles: ['app_user', 'moderator'] },
    { command: 'activate', from: ['pending', 'restricted'], to: 'active', roles: ['system'] },
    { command: 'restrict', from: ['active'], to: 'restricted', roles: ['system'] },
    { command: 'reject', from: ['restricted'], to: 'rejected', roles: ['system'] },
  ],
});

export type SellerStatus = (typeof sellerMachine.states)[number];
export type SellerCommand = (typeof sellerMachine.edges)[number]['command'];
export type PayoutStatus = (typeof payoutMachine.states)[number];
