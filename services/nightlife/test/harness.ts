import { randomBytes, randomUUID } from 'node:crypto';
import {
  type Guest,
  type ServiceUnderTest,
  startServiceUnderTest,
} from '@hotmess/local/testing/service-under-test';
import { createSeal } from '@hotmess/shared/crypto/seal';
import { createOfflineKeys } from '../src/offline-key/keys.ts';
import { mintHolderToken } from '../src/qr-token/minting.ts';
import { createNightlife } from '../src/service.ts';

/** Nightlife running on a database of its own, with two cities. */
export type Nightlife = ServiceUnderTest<Awaited<ReturnType<typeof createNightlife>>> & {
  /** Its OFFLINE_KEYS_KEK. */
  readonly offlineSecret: string;
};

/**
 * Starts nightlife on any free port.
 * @param heldJobs jobs that only the test itself runs: it holds their leases, as another replica would
 * @param natsUrl a NATS of the test's own, where it sends events; the shared one where left out
 */
export async function startNightlife(heldJobs: readonly string[] = [], natsUrl?: string): Promise<Nightlife> {
  const secret = randomBytes(32).toString('base64url');
  const nightlife = await startServiceUnderTest(
    'nightlife',
    (config) =>
      createNightlife({
        ...config,
        OFFLINE_KEYS_KEK: secret,
        PUBLIC_THRESHOLD: 20,
        ...(natsUrl !== undefined && { NATS_URL: natsUrl }),
      }),
    async (superuser) => {
      await superuser.query(
        `insert into cities (id, name, country_code, time_zone) values
           ('london', 'London', 'GB', 'Europe/London'), ('berlin', 'Berlin', 'DE', 'Europe/Berlin')`,
      );
      await superuser.query(
        `insert into leases (name, holder, expires_at)
         select name, uuidv7(), now() + interval '1 hour' from unnest($1::text[]) as name`,
        [heldJobs],
      );
    },
  );
  return { ...nightlife, offlineSecret: secret };
}

/**
 * Calls a mutation that takes `input`, of the type that is its name with a capital and `Input`, where not said.
 * @throws where it answers an error
 */
export async function mutate(
  nightlife: Nightlife,
  name: string,
  input: Record<string, unknown>,
  fields: string,
  as: Guest,
  type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`,
) {
  const answer = await nightlife.graphql(
    `mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} } }`,
    { input },
    as,
  );
  if (answer.codes.length > 0) throw new Error(`${name}: ${JSON.stringify(answer.errors)}`);
  return answer.data[name];
}

/** The codes that a mutation answers. */
export async function refusal(
  nightlife: Nightlife,
  name: string,
  input: Record<string, unknown>,
  as: Guest | undefined,
  type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`,
): Promise<unknown[]> {
  const answer = await nightlife.graphql(
    `mutation ($input: ${type}!) { ${name}(input: $input) { __typename } }`,
    { input },
    as,
  );
  return answer.codes;
}

/** Mints a token for the holder of a ticket, as `mintTicketToken` does once it knows that he is. */
export async function mintTicket(
  nightlife: Nightlife,
  beaconId: string,
  holderId: string,
  signed = true,
): Promise<string> {
  const { database } = nightlife.service;
  const keys = createOfflineKeys(database, createSeal(nightlife.offlineSecret, 'nightlife offline keys'));
  const signer = signed ? await keys.signer() : undefined;
  const { token } = await database.inTransaction({ role: 'system', job: 'test' }, (tx) =>
    mintHolderToken(
      tx,
      { beaconId, scope: 'check_in', holderId, listingId: randomUUID() },
      { lifetimeSeconds: 3_600, signer },
    ),
  );
  return token;
}

/** Takes a new beacon to the state asked for, through GraphQL, as host and moderator would. */
export async function beaconIn(
  nightlife: Nightlife,
  host: Guest,
  state: 'draft' | 'pending_review' | 'live' | 'expired' | 'archived' = 'live',
  input: Record<string, unknown> = {},
): Promise<string> {
  const created = await nightlife.graphql(
    `mutation ($input: CreateBeaconInput!) { createBeacon(input: $input) { beacon { id } } }`,
    { input: { type: 'VENUE', title: 'The Vaults', cityId: 'london', ...input } },
    host,
  );
  const id: string = created.data.createBeacon.beacon.id;
  const step = async (mutation: string, as: Guest) => {
    const Input = mutation === 'approveBeacon' ? 'ApproveBeaconInput' : 'BeaconStepInput';
    const answer = await nightlife.graphql(
      `mutation ($input: ${Input}!) { ${mutation}(input: $input) { beacon { status } } }`,
      { input: { id } },
      as,
    );
    if (answer.codes.length > 0) throw new Error(`${mutation}: ${JSON.stringify(answer.errors)}`);
  };
  if (state === 'draft') return id;
  if (state === 'archived') {
    await step('archiveBeacon', host);
    return id;
  }
  await step('submitBeacon', host);
  if (state === 'pending_review') return id;
  await step('approveBeacon', await nightlife.person('moderator'));
  if (state === 'expired') await step('endBeacon', host);
  return id;
}

/** Mints a token through GraphQL. @returns the raw token and its id */
export async function mint(
  nightlife: Nightlife,
  host: Guest,
  beaconId: string,
  input: Record<string, unknown> = {},
): Promise<{ token: string; id: string }> {
  const answer = await nightlife.graphql(
    `mutation ($input: MintQrTokenInput!) { mintQrToken(input: $input) { token qrToken { id } } }`,
    { input: { beaconId, scope: 'CHECK_IN', ...input } },
    host,
  );
  if (answer.codes.length > 0) throw new Error(JSON.stringify(answer.errors));
  return { token: answer.data.mintQrToken.token, id: answer.data.mintQrToken.qrToken.id };
}

export const SCAN = `mutation ($input: ScanBeaconInput!) {
  scanBeacon(input: $input) { status reason firstForUser beacon { id title } scannedAt }
}`;

/** All envelopes of a subject, oldest first; its parameter is the subject. */
export const ENVELOPE_OF = 'select envelope from outbox where subject = $1 order by id';
