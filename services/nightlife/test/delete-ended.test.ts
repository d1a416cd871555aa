import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deleteEndedTokens } from '../src/jobs/delete-ended.ts';
import { type Nightlife, SCAN, beaconIn, mint, startNightlife } from './harness.ts';

let nightlife: Nightlife;
beforeAll(async () => {
  nightlife = await startNightlife(['delete-ended', 'expire-tokens']);
});
afterAll(() => nightlife.close());

test('answers go after a week and tokens after thirty days, not before, and scans stay', async () => {
  const host = await nightlife.person();
  const beaconId = await beaconIn(nightlife, host);
  const { token } = await mint(nightlife, host, beaconId);
  await nightlife.graphql(SCAN, { input: { token, nonce: randomUUID() } }, await nightlife.person());
  const left = async () => {
    const { rows } = await nightlife.superuser.query(
      `select (select count(*)::int from scan_answers) as answers, (select count(*)::int from qr_tokens) as tokens,
              (select count(*)::int from beacon_scans) as scans`,
    );
    return rows[0];
  };
  const age = (days: number) =>
    nightlife.superuser.query(
      `do $$ begin
         set local session_replication_role = replica;
         update scan_answers set scanned_at = now() - interval '${days} days';
         update qr_tokens set status = 'expired', expires_at = now() - interval '${days} days';
       end $$`,
    );
  const steps = [
    [6, { answers: 1, tokens: 1, scans: 1 }],
    [8, { answers: 0, tokens: 1, scans: 1 }],
    [31, { answers: 0, tokens: 0, scans: 1 }],
  ] as const;
  for (const [days, expected] of steps) {
    await age(days);
    await deleteEndedTokens(nightlife.service.database);
    expect([days, await left()]).toEqual([days, expected]);
  }
});
