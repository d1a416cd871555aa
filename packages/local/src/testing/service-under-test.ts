import { randomUUID } from 'node:crypto';
import type { ServiceConfig } from '@hotmess/shared/config/service-config';
import type { Person } from '@hotmess/shared/db/actor';
import type pg from 'pg';
import type { Service } from '../stack/services.ts';
import { type TestDatabase, createTestDatabase, openSuperuser } from './database.ts';
import { type GraphqlAnswer, signedGraphql } from './graphql-client.ts';
import { natsUrl } from './nats.ts';
import { testServiceConfig } from './service-config.ts';
import { type TestPerson, type TokenIssuer, startTokenIssuer } from './token-issuer.ts';

/** Someone who takes part in a test. */
export interface Guest extends TestPerson {
  readonly actor: Person;
  readonly token: string;
}

/** What every composition root gives. */
interface Running {
  readonly url: string;
  readonly shutdown: () => Promise<boolean>;
}

/** A service that runs in this process, on a database of its own, with a token issuer in identity's place. */
export interface ServiceUnderTest<Root extends Running> {
  readonly service: Root;
  readonly config: ServiceConfig;
  readonly database: TestDatabase;
  readonly issuer: TokenIssuer;
  /** A superuser's connection: to look and to arrange, never to prove. */
  readonly superuser: pg.Pool;
  /** Somebody new, with a token. */
  person(role?: Person['role'], restricted?: boolean): Promise<Guest>;
  /** Sends an operation as the gateway would, signed out where `as` is left out. */
  graphql(query: string, variables?: Record<string, unknown>, as?: Guest): Promise<GraphqlAnswer>;
  /** How many audit entries of an action wait in the outbox; only safety can read what they say. */
  auditCount(action: string): Promise<number>;
  close(): Promise<void>;
}

/**
 * Starts a service on any free port.
 * @param create its composition root
 * @param prepare fills the database before the service starts
 */
export async function startServiceUnderTest<Root extends Running>(
  name: Service,
  create: (config: ServiceConfig) => Promise<Root>,
  prepare: (superuser: pg.Pool) => Promise<unknown> = async () => {},
): Promise<ServiceUnderTest<Root>> {
  const [database, issuer] = await Promise.all([createTestDatabase(name), startTokenIssuer()]);
  const config = await testServiceConfig({ databaseUrl: database.serviceUrl, natsUrl: natsUrl(), issuer });
  const superuser = openSuperuser(database.superuserUrl);
  await prepare(superuser);
  const service = await create(config);
  return {
    service,
    config,
    database,
    issuer,
    superuser,
    async person(role = 'app_user', restricted = false) {
      const userId = randomUUID();
      const roles: TestPerson['roles'] = role === 'app_user' ? ['user'] : ['user', role];
      const actor: Person = { role, userId, sessionId: randomUUID(), authTime: nowInSeconds(), restricted };
      return { userId, roles, actor, token: await issuer.token({ userId, roles, restricted }) };
    },
    graphql: (query, variables = {}, as) =>
      signedGraphql(service.url, config.GATEWAY_HMAC_SECRET, { query, variables, token: as?.token }),
    async auditCount(action) {
      const { rows } = await superuser.query<{ n: number }>(
        `select count(*)::int as n from outbox where envelope::jsonb -> 'data' ->> 'action' = $1`,
        [action],
      );
      return rows[0]!.n;
    },
    async close() {
      await service.shutdown();
      await Promise.all([superuser.end(), issuer.close()]);
      await database.drop();
    },
  };
}

const nowInSeconds = () => Math.floor(Date.now() / 1000);
