import { defineMachine } from '@hotmess/shared/machine/define-machine';

/** DOMAIN.md, "State machines", order payment: what Stripe says of its PaymentIntent, never a person's to set. */
export const paymentMachine = defineMachine({
  name: 'order_payment',
  states: ['pending', 'paid', 'failed', 'refunded'],
  edges: [
    { command: 'create', from: [''], to: 'pending', roles: ['system'] },
    { command: 'pay', from: ['pending'], to: 'paid', roles: ['system'] },
    { command: 'fail', from: ['pending'], to: 'failed', roles: ['system'] },
    { command: 'retry', from: ['failed'], to: 'pending', roles: ['system'] },
    { command: 'refund', from: ['paid'], to: 'refunded', roles: ['system'] },
  ],
});

const FULFILLERS = ['admin', 'app_user', 'moderator', 'system'] as const;

/**
 * DOMAIN.md, "State machines", order fulfilment. A seller acts as `app_user`, or as `moderator` where he is one. The system
 * cancels where a hold ended or a buyer gave up, and takes an order of tickets alone all the way, since nothing of it is
 * sent.
 */
export const fulfilmentMachine = defineMachine({
  name: 'order_fulfilment',
  states: ['pending', 'processing', 'shipped', 'delivered', 'cancelled'],
  edges: [
    { command: 'create', from: [''], to: 'pending', roles: ['system'] },
    { command: 'process', from: ['pending'], to: 'processing', roles: FULFILLERS },
    { command: 'ship', from: ['processing'], to: 'shipped', roles: FULFILLERS },
    { command: 'deliver', from: ['shipped'], to: 'delivered', roles: FULFILLERS },
    {
      command: 'cancel',
      from: ['pending', 'processing'],
      to: 'cancelled',
      roles: FULFILLERS,
    },
  ],
});

export type PaymentStatus = (typeof paymentMachine.states)[number];
export type FulfilmentStatus = (typeof fulfilmentMachine.states)[number];
export type FulfilmentCommand = Exclude<(typeof fulfilmentMachine.edges)[number]['command'], 'create'>;
