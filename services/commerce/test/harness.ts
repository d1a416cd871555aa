import { randomUUID } from 'node:crypto';
import { createTestDatabase } from '@hotmess/local/testing/database';
import { type GraphqlAnswer, signedGraphql } from '@hotmess/local/testing/graphql-client';
import { natsUrl } from '@hotmess/local/testing/nats';
import { testServiceConfig } from '@hotmess/local/testing/service-config';
import { type TestPerson, startTokenIssuer } from '@hotmess/local/testing/token-issuer';
import type { Person } from '@hotmess/shared/db/actor';
import pg from 'pg';
import { createCommerce } from '../src/service.ts';

/** Someone who takes part in a test. */
export interface Guest extends TestPerson {
  readonly actor: Person;
  readonly token: string;
}

/** Commerce running on a database of its own. */
export interface Commerce {
  readonly service: Awaited<ReturnType<typeof createCommerce>>;
  /** A superuser's connection: to look and to arrange, never to prove. */
  readonly superuser: pg.Pool;
  person(role?: Person['role'], restricted?: boolean): Promise<Guest>;
  graphql(query: string, variables?: Record<string, unknown>, as?: Guest): Promise<GraphqlAnswer>;
  close(): Promise<void>;
}

/** Starts commerce on any free port. */
export async function startCommerce(): Promise<Commerce> {
  const [database, issuer] = await Promise.all([createTestDatabase('commerce'), startTokenIssuer()]);
  const config = await testServiceConfig({ databaseUrl: database.serviceUrl, natsUrl: natsUrl(), issuer });
  const superuser = new pg.Pool({ connectionString: database.superuserUrl, max: 1 });
  // Dropping the database ends a connection that is still saying goodbye.
  superuser.on('error', () => {});
  const service = await createCommerce(config);
  return {
    service,
    superuser,
    async person(role = 'app_user', restricted = false) {
      const userId = randomUUID();
      const roles: TestPerson['roles'] = role === 'app_user' ? ['user'] : ['user', role];
      const actor: Person = { role, userId, sessionId: randomUUID(), authTime: 0, restricted };
      return { userId, roles, actor, token: await issuer.token({ userId, roles, restricted }) };
    },
    graphql: (query, variables = {}, as) =>
      signedGraphql(service.url, config.GATEWAY_HMAC_SECRET, { query, variables, token: as?.token }),
    async close() {
      await service.shutdown();
      await Promise.all([superuser.end(), issuer.close()]);
      await database.drop();
    },
  };
}

/** How many audit entries of an action wait in the outbox. Only safety reads what they say; here they are counted. */
export async function auditCount(superuser: pg.Pool, action: string): Promise<number> {
  const { rows } = await superuser.query<{ n: number }>(
    `select count(*)::int as n from outbox where envelope::jsonb -> 'data' ->> 'action' = $1`,
    [action],
  );
  return rows[0]!.n;
}
