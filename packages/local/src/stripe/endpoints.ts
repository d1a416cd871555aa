import type { StandInContext } from './context.ts';
import { createAccount, createAccountLink, retrieveAccount } from './accounts.ts';
import { retrieveDispute } from './disputes.ts';
import type { Params } from './form.ts';
import { cancelIntent, confirmIntent, createIntent, retrieveIntent } from './payment-intents.ts';
import { createRefund, listRefunds, retrieveRefund } from './refunds.ts';
import { noSuch } from './refusal.ts';

interface Endpoint {
  /** As Stripe's documentation writes it, with `:id`. */
  readonly name: string;
  readonly answer: (context: StandInContext, params: Params, id: string) => object;
}

/** Exactly the endpoints that commerce and its tests use; any other is answered 501. */
export const ENDPOINTS: readonly Endpoint[] = [
  { name: 'POST /v1/payment_intents', answer: createIntent },
  { name: 'GET /v1/payment_intents/:id', answer: (context, _, id) => retrieveIntent(context, id) },
  {
    name: 'POST /v1/payment_intents/:id/confirm',
    answer: (context, params, id) => confirmIntent(context, id, params),
  },
  {
    name: 'POST /v1/payment_intents/:id/cancel',
    answer: (context, params, id) => cancelIntent(context, id, params),
  },
  {
    name: 'GET /v1/charges/:id',
    answer: ({ store }, _, id) => store.get('charge', id) ?? noSuch('charge', id, 'charge'),
  },
  { name: 'POST /v1/refunds', answer: createRefund },
  { name: 'GET /v1/refunds', answer: listRefunds },
  { name: 'GET /v1/refunds/:id', answer: (context, _, id) => retrieveRefund(context, id) },
  {
    name: 'GET /v1/transfers/:id',
    answer: ({ store }, _, id) => store.get('transfer', id) ?? noSuch('transfer', id, 'transfer'),
  },
  {
    name: 'GET /v1/application_fees/:id',
    answer: ({ store }, _, id) => store.get('application_fee', id) ?? noSuch('application_fee', id, 'fee'),
  },
  { name: 'GET /v1/disputes/:id', answer: (context, _, id) => retrieveDispute(context, id) },
  { name: 'POST /v1/accounts', answer: createAccount },
  { name: 'GET /v1/accounts/:id', answer: (context, _, id) => retrieveAccount(context, id) },
  { name: 'POST /v1/account_links', answer: createAccountLink },
];

/** The endpoint that a request asks for, and the id in its path. */
export function findEndpoint(method: string, path: string): { endpoint: Endpoint; id: string } | undefined {
  const parts = path.split('/');
  for (const endpoint of ENDPOINTS) {
    const [wantedMethod, wantedPath] = endpoint.name.split(' ') as [string, string];
    const wanted = wantedPath.split('/');
    if (wantedMethod !== method || wanted.length !== parts.length) continue;
    if (wanted.every((part, index) => part === ':id' || part === parts[index])) {
      const at = wanted.indexOf(':id');
      return { endpoint, id: at < 0 ? '' : decodeURIComponent(parts[at]!) };
    }
  }
  return undefined;
}
