import { randomBytes, randomUUID } from 'node:crypto';
import { workerData } from 'node:worker_threads';
import { type Statement, type StatementResult, sendBatch } from '@hotmess/shared/db/batch';
import { typeParsers } from '@hotmess/shared/db/types';
import pg from 'pg';
import { serveLoad } from './drive.ts';
import { type ScanPlan, scanOf } from './scan-plan.ts';
import { takeDownScan } from './scan-statements.ts';

/** Runs the statements of a scan on bare `pg` clients. */
export interface FloorLoadData {
  /** The database, by the service's login. */
  readonly url: string;
  readonly clients: number;
  readonly plan: ScanPlan;
}

const { url, clients: count, plan } = workerData as FloorLoadData;
const statements = await takeDownScan();
const clients = Array.from(
  { length: count },
  () => new pg.Client({ connectionString: url, types: typeParsers }),
);
await Promise.all(clients.map((client) => client.connect()));
const ipHash = randomBytes(32);

serveLoad(count, async (number, which) => {
  const { token, person } = scanOf(plan, number);
  const userId = plan.userIds[person]!;
  const nonce = randomUUID();
  const trip = async (batch: Statement[], at: number): Promise<Record<string, unknown>> =>
    (await sendBatch(clients[which]!, batch))[at]!.rows[0]!;

  const asked = statements.lookUp({ token, nonce, callerId: userId });
  const found = await trip(asked, 2);
  const values = {
    hash: asked[2]!.values[0],
    nonce,
    ipHash,
    userId,
    scanId: found['scan_id'],
    tokenId: found['token_id'],
    beaconId: found['beacon_id'],
    cityId: found['city_id'],
    scope: found['scope'],
    night: found['night'],
    localNight: found['local_night'],
    scannedAt: (found['now'] as Date).toISOString(),
    scannedBy: userId,
    offline: false,
    once: found['once'],
    status: 'valid',
    reason: null,
  };
  const { earned } = await trip(statements.claim(values), 0);
  const { status, answered } = await trip(statements.record({ ...values, earned }), 0);
  if (!earned || status !== 'valid' || !answered)
    throw new Error(`Scan ${number} of the floor was not valid.`);
  const results: StatementResult[] = await sendBatch(clients[which]!, statements.commit(values));
  if (results.at(-1)!.command !== 'COMMIT') throw new Error(`Scan ${number} of the floor was not committed.`);
});
