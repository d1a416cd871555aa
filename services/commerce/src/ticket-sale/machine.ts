import { defineMachine } from '@hotmess/shared/machine/define-machine';

/** One sale of a ticket listing; at most one of a listing is held, paid or confirmed. */
export const ticketSaleMachine = defineMachine({
  name: 'ticket_sale',
  states: ['held', 'released', 'paid', 'confirmed', 'refused', 'reversed'],
  edges: [
    { command: 'hold', from: [''], to: 'held', roles: ['system'] },
    { command: 'release', from: ['held'], to: 'released', roles: ['system'] },
    { command: 'pay', from: ['held'], to: 'paid', roles: ['system'] },
    { command: 'confirm', from: ['paid'], to: 'confirmed', roles: ['system'] },
    { command: 'refuse', from: ['paid'], to: 'refused', roles: ['system'] },
    { command: 'reverse', from: ['paid', 'confirmed'], to: 'reversed', roles: ['system'] },
  ],
});

export type TicketSaleStatus = (typeof ticketSaleMachine.states)[number];
