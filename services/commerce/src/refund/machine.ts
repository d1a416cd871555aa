import { defineMachine } from '@hotmess/shared/machine/define-machine';

/**
 * One giving back of money: asked for here, taken by Stripe, arrived or failed. A refund that Stripe took and that fails
 * afterwards leaves the order's books as they are: the money is still the buyer's, and staff pay it in another way.
 */
export const refundMachine = defineMachine({
  name: 'refund',
  states: ['requested', 'sent', 'succeeded', 'failed'],
  edges: [
    { command: 'request', from: [''], to: 'requested', roles: ['system'] },
    { command: 'send', from: ['requested'], to: 'sent', roles: ['system'] },
    { command: 'succeed', from: ['sent'], to: 'succeeded', roles: ['system'] },
    { command: 'fail', from: ['requested', 'sent', 'succeeded'], to: 'failed', roles: ['system'] },
  ],
});

export type RefundStatus = (typeof refundMachine.states)[number];
