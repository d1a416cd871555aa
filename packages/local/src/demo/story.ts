import { randomUUID } from 'node:crypto';
import type { Client } from './client.ts';

/** Milliseconds that XP may take to appear before the story gives up. */
const PATIENCE = 15_000;

interface Scan {
  readonly status: string;
  readonly reason: string | null;
  readonly firstForUser: boolean;
}

/**
 * The main job of the system, told step by step: a beacon is made, approved and scanned at the door, and XP appears.
 * @param say prints one line
 * @throws where a step does not end as the story has it
 */
export async function tellStory(client: Client, say: (line: string) => void): Promise<void> {
  const host = await client.signIn('vince@hotmess.example');
  say('Vince, who hosts a venue, signs in with the code from his inbox.');
  const beaconId = await makeBeacon(client, host);
  say('He drafts a beacon, "Demo night", and submits it for review.');
  const moderator = await client.signIn('milo@hotmess.example');
  await client.send(
    `mutation ($input: ApproveBeaconInput!) { approveBeacon(input: $input) { beacon { status } } }`,
    { input: { id: beaconId } },
    moderator,
  );
  say('Milo, a moderator, signs in and approves it. It is live.');
  const token = await mintToken(client, host, beaconId);
  say(`Vince mints a QR token for the door: ${token.slice(0, 12)}… (100 uses, 10 minutes)`);

  const guest = await client.signIn('leo@hotmess.example');
  const before = await balanceOf(client, guest);
  say(`Leo signs in. He has ${before} XP.`);
  const scannedAt = performance.now();
  expectScan(await scan(client, guest, token), 'VALID', null);
  say('He scans the token at the door: VALID, his first scan of this beacon.');
  const after = await waitForXp(client, guest, before);
  say(
    `His XP: ${before} → ${after}, by event, ${Math.round(performance.now() - scannedAt)} ms after the scan.`,
  );
  expectScan(await scan(client, guest, token), 'DUPLICATE', 'ALREADY_SCANNED');
  say('He scans it again: DUPLICATE (ALREADY_SCANNED). No new XP.');
  expectScan(await scan(client, guest, `hm1_${'A'.repeat(43)}`), 'INVALID', 'UNKNOWN_TOKEN');
  say('He tries a forged token: INVALID (UNKNOWN_TOKEN).');
}

async function makeBeacon(client: Client, host: string): Promise<string> {
  const { createBeacon } = await client.send<{ createBeacon: { beacon: { id: string } } }>(
    `mutation ($input: CreateBeaconInput!) { createBeacon(input: $input) { beacon { id } } }`,
    {
      input: {
        type: 'EVENT',
        title: 'Demo night',
        cityId: 'london',
        startsAt: new Date().toISOString(),
        endsAt: new Date(Date.now() + 8 * 3_600_000).toISOString(),
      },
    },
    host,
  );
  const { id } = createBeacon.beacon;
  await client.send(
    `mutation ($input: BeaconStepInput!) { submitBeacon(input: $input) { beacon { status } } }`,
    { input: { id } },
    host,
  );
  return id;
}

async function mintToken(client: Client, host: string, beaconId: string): Promise<string> {
  const { mintQrToken } = await client.send<{ mintQrToken: { token: string } }>(
    `mutation ($input: MintQrTokenInput!) { mintQrToken(input: $input) { token } }`,
    { input: { beaconId, scope: 'CHECK_IN', maxUses: 100, lifetimeSeconds: 600 } },
    host,
  );
  return mintQrToken.token;
}

async function scan(client: Client, guest: string, token: string): Promise<Scan> {
  const { scanBeacon } = await client.send<{ scanBeacon: Scan }>(
    `mutation ($input: ScanBeaconInput!) { scanBeacon(input: $input) { status reason firstForUser } }`,
    { input: { token, nonce: randomUUID() } },
    guest,
  );
  return scanBeacon;
}

async function balanceOf(client: Client, token: string): Promise<number> {
  const { me } = await client.send<{ me: { xp: { balance: number } } }>(
    `{ me { xp { balance } } }`,
    {},
    token,
  );
  return me.xp.balance;
}

async function waitForXp(client: Client, token: string, before: number): Promise<number> {
  const until = performance.now() + PATIENCE;
  while (performance.now() < until) {
    const balance = await balanceOf(client, token);
    if (balance > before) return balance;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`No XP appeared within ${PATIENCE / 1000} seconds.`);
}

function expectScan(found: Scan, status: string, reason: string | null): void {
  if (found.status !== status || found.reason !== reason)
    throw new Error(
      `The scan should have been ${status}, and was ${found.status} (${found.reason ?? 'no reason'}).`,
    );
}
