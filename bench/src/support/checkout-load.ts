import { randomUUID } from 'node:crypto';
import { workerData } from 'node:worker_threads';
import { CLIENT_IP_HEADER, REQUEST_ID_HEADER, signRequest } from '@hotmess/shared/auth/gateway-signature';
import { Pool } from 'undici';
import { serveLoad } from './drive.ts';

/** Checks carts of one piece out at commerce's subgraph, signed as the gateway signs, each with a key of its own. */
export interface CheckoutLoadData {
  readonly url: string;
  /** GATEWAY_HMAC_SECRET. */
  readonly secret: string;
  readonly clients: number;
  /** What is bought, one after the other: one for the hot item, many for the spread. */
  readonly variantIds: readonly string[];
  /** Who buys, one after the other: access tokens. */
  readonly tokens: readonly string[];
}

export const CHECKOUT = `mutation ($input: CheckoutInput!) {
  checkout(input: $input) { checkoutId payments { clientSecret order { id number totalPence } } } }`;

/** Where everything goes. */
export const ADDRESS = {
  name: 'A. Buyer',
  line1: '1 Old Compton Street',
  city: 'London',
  postcode: 'W1D 5JA',
  countryCode: 'GB',
};

const { url, secret, clients, variantIds, tokens } = workerData as CheckoutLoadData;
const pool = new Pool(url, { connections: clients, pipelining: 1, keepAliveTimeout: 60_000 });

serveLoad(clients, async (number) => {
  const itemId = variantIds[number % variantIds.length]!;
  const input = {
    idempotencyKey: randomUUID(),
    lines: [{ kind: 'PRODUCT', itemId, quantity: 1 }],
    shippingAddress: ADDRESS,
  };
  const body = JSON.stringify({ query: CHECKOUT, variables: { input } });
  const requestId = randomUUID();
  const clientIp = '192.0.2.1';
  const authorization = `Bearer ${tokens[number % tokens.length]!}`;
  const call = { method: 'POST', path: '/graphql', body, authorization, requestId, clientIp };
  const answer = await pool.request({
    method: 'POST',
    path: '/graphql',
    headers: {
      'content-type': 'application/json',
      authorization,
      [REQUEST_ID_HEADER]: requestId,
      [CLIENT_IP_HEADER]: clientIp,
      ...signRequest(secret, call),
    },
    body,
  });
  const text = await answer.body.text();
  if (!text.includes('_secret_'))
    throw new Error(`It was answered ${answer.statusCode} ${text.slice(0, 300)}`);
});
