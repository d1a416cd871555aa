import { defineMachine } from '@hotmess/shared/machine/define-machine';

/** DOMAIN.md, "State machines", qr token. */
export const qrTokenMachine = defineMachine({
  name: 'qr_token',
  states: ['active', 'revoked', 'expired'],
  edges: [
    { command: 'mint', from: [''], to: 'active', roles: ['app_user', 'moderator', 'admin', 'system'] },
    {
      command: 'revoke',
      from: ['active'],
      to: 'revoked',
      roles: ['app_user', 'moderator', 'admin', 'system'],
    },
    { command: 'expire', from: ['active'], to: 'expired', roles: ['system'] },
  ],
});

export type QrTokenStatus = (typeof qrTokenMachine.states)[number];
