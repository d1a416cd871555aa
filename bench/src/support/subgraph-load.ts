import { randomUUID } from 'node:crypto';
import { workerData } from 'node:worker_threads';
import { CLIENT_IP_HEADER, REQUEST_ID_HEADER, signRequest } from '@hotmess/shared/auth/gateway-signature';
import { Pool } from 'undici';
import { serveLoad } from './drive.ts';

/** Asks a subgraph one question again and again, signed as the gateway signs, over kept connections, one a client. */
export interface SubgraphLoadData {
  readonly url: string;
  /** GATEWAY_HMAC_SECRET. */
  readonly secret: string;
  readonly clients: number;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Who asks, one after the other: access tokens; nobody where left out. */
  readonly tokens?: readonly string[];
  /** What every answer must hold: an error would be fast. */
  readonly expected: string;
}

const { url, secret, clients, query, variables, tokens, expected } = workerData as SubgraphLoadData;
const body = JSON.stringify({ query, variables });
const pool = new Pool(url, { connections: clients, pipelining: 1, keepAliveTimeout: 60_000 });

serveLoad(clients, async (number) => {
  const requestId = randomUUID();
  const clientIp = '192.0.2.1';
  const authorization = tokens && `Bearer ${tokens[number % tokens.length]!}`;
  const call = { method: 'POST', path: '/graphql', body, authorization, requestId, clientIp };
  const answer = await pool.request({
    method: 'POST',
    path: '/graphql',
    headers: {
      'content-type': 'application/json',
      ...(authorization !== undefined && { authorization }),
      [REQUEST_ID_HEADER]: requestId,
      [CLIENT_IP_HEADER]: clientIp,
      ...signRequest(secret, call),
    },
    body,
  });
  const text = await answer.body.text();
  if (!text.includes(expected)) throw new Error(`It was answered ${answer.statusCode} ${text.slice(0, 300)}`);
});
