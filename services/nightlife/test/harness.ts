import { randomUUID } from 'node:crypto';
import { type TestDatabase, createTestDatabase } from '@hotmess/local/testing/database';
import { type GraphqlAnswer, signedGraphql } from '@hotmess/local/testing/graphql-client';
import { natsUrl } from '@hotmess/local/testing/nats';
import { testServiceConfig } from '@hotmess/local/testing/service-config';
import { type TestPerson, type TokenIssuer, startTokenIssuer } from '@hotmess/local/testing/token-issuer';
import type { Actor, Person } from '@hotmess/shared/db/actor';
import pg from 'pg';
import { createNightlife } from '../src/service.ts';

/** Someone who takes part in a test. */
export interface Guest extends TestPerson {
  readonly actor: Person;
  readonly token: string;
}

/** Nightlife running on a database of its own. */
export interface Nightlife {
  readonly service: Awaited<ReturnType<typeof createNightlife>>;
  readonly database: TestDatabase;
  readonly issuer: TokenIssuer;
  readonly secret: string;
  /** A superuser's connection: to look and to arrange, never to prove. */
  readonly superuser: pg.Pool;
  person(role?: 'app_user' | 'moderator' | 'admin'): Promise<Guest>;
  graphql(query: string, variables?: Record<string, unknown>, as?: Guest): Promise<GraphqlAnswer>;
  close(): Promise<void>;
}

/** Starts nightlife with a city, on any free port. */
export async function startNightlife(nats = natsUrl()): Promise<Nightlife> {
  const [database, issuer] = await Promise.all([createTestDatabase('nightlife'), startTokenIssuer()]);
  const config = await testServiceConfig({ databaseUrl: database.serviceUrl, natsUrl: nats, issuer });
  const superuser = new pg.Pool({ connectionString: database.superuserUrl, max: 4 });
  // Dropping the database at the end cuts its idle connections.
  superuser.on('error', () => {});
  await superuser.query(
    `insert into cities (id, name, country_code, time_zone) values
       ('london', 'London', 'GB', 'Europe/London'), ('berlin', 'Berlin', 'DE', 'Europe/Berlin')`,
  );
  const service = await createNightlife(config);
  const secret = config.GATEWAY_HMAC_SECRET;
  return {
    service,
    database,
    issuer,
    secret,
    superuser,
    async person(role = 'app_user') {
      const userId = randomUUID();
      const roles =
        role === 'admin'
          ? (['user', 'moderator', 'admin'] as const)
          : role === 'moderator'
            ? (['user', 'moderator'] as const)
            : (['user'] as const);
      const actor: Actor = { role, userId, sessionId: randomUUID(), authTime: 0, restricted: false };
      return { userId, roles, actor, token: await issuer.token({ userId, roles }) };
    },
    graphql: (query, variables = {}, as) =>
      signedGraphql(service.url, secret, { query, variables, token: as?.token }),
    async close() {
      await service.shutdown();
      await Promise.all([superuser.end(), issuer.close()]);
      await database.drop();
    },
  };
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
