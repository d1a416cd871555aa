import { randomBytes } from 'node:crypto';
import {
  type Guest,
  type ServiceUnderTest,
  startServiceUnderTest,
} from '@hotmess/local/testing/service-under-test';
import { createNightlife } from '../src/service.ts';

/** Nightlife running on a database of its own, with two cities. */
export type Nightlife = ServiceUnderTest<Awaited<ReturnType<typeof createNightlife>>>;

/**
 * Starts nightlife on any free port.
 * @param heldJobs jobs that only the test itself runs: it holds their leases, as another replica would
 */
export function startNightlife(heldJobs: readonly string[] = []): Promise<Nightlife> {
  return startServiceUnderTest(
    'nightlife',
    (config) =>
      createNightlife({
        ...config,
        OFFLINE_KEYS_KEK: randomBytes(32).toString('base64url'),
        PUBLIC_THRESHOLD: 20,
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
