import { randomUUID } from 'node:crypto';
import { workerData } from 'node:worker_threads';
import { Pool } from 'undici';
import { serveLoad } from './drive.ts';
import { type ScanPlan, scanOf } from './scan-plan.ts';

/** Scans through the gateway over kept connections, one a client. */
export interface GatewayLoadData {
  readonly gatewayUrl: string;
  readonly clients: number;
  readonly plan: ScanPlan;
  /** In the order of the plan's people. */
  readonly accessTokens: readonly string[];
}

const { gatewayUrl, clients, plan, accessTokens } = workerData as GatewayLoadData;
const QUERY = `mutation ($input: ScanBeaconInput!) { scanBeacon(input: $input) { status reason firstForUser } }`;
const pool = new Pool(gatewayUrl, { connections: clients, pipelining: 1, keepAliveTimeout: 60_000 });

serveLoad(clients, async (number) => {
  const { token, person } = scanOf(plan, number);
  const answer = await pool.request({
    method: 'POST',
    path: '/graphql',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${accessTokens[person]}` },
    body: JSON.stringify({ query: QUERY, variables: { input: { token, nonce: randomUUID() } } }),
  });
  const text = await answer.body.text();
  if (!text.includes('"status":"VALID"') || !text.includes('"firstForUser":true'))
    throw new Error(`Scan ${number} was answered ${answer.statusCode} ${text.slice(0, 300)}`);
});
