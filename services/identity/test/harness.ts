import { randomBytes, randomUUID } from 'node:crypto';
import { freePort } from '@hotmess/local/backing/free-port';
import { type MailInbox, startMailInbox } from '@hotmess/local/mail/inbox';
import { type TestDatabase, createTestDatabase, openSuperuser } from '@hotmess/local/testing/database';
import { type GraphqlAnswer, signedGraphql } from '@hotmess/local/testing/graphql-client';
import { testServiceConfig } from '@hotmess/local/testing/service-config';
import { actorOf } from '@hotmess/shared/auth/access-token';
import { type Person, systemActor } from '@hotmess/shared/db/actor';
import { decodeJwt } from 'jose';
import type pg from 'pg';
import type { IdentityConfig } from '../src/config.ts';
import { createIdentity } from '../src/service.ts';
import { claimUsername, createAccount, proveAddress } from '../src/user/accounts.ts';
import { grantRole } from '../src/user/roles.ts';

/** Someone who is signed in. */
export interface Guest {
  readonly userId: string;
  readonly email: string;
  readonly token: string;
  readonly refreshToken: string;
  readonly actor: Person;
}

/** Identity running on a database and a mail inbox of its own. */
export interface Identity {
  readonly service: Awaited<ReturnType<typeof createIdentity>>;
  readonly config: IdentityConfig;
  readonly database: TestDatabase;
  readonly inbox: MailInbox;
  /** A superuser's connection: to look and to arrange, never to prove. */
  readonly superuser: pg.Pool;
  graphql(
    query: string,
    variables?: Record<string, unknown>,
    as?: { token: string },
    clientIp?: string,
  ): Promise<GraphqlAnswer>;
  /** Makes an account without the mails. */
  account(options?: {
    username?: string;
    role?: 'moderator' | 'admin';
  }): Promise<{ userId: string; email: string }>;
  /** The newest code that was sent there, waiting for it. @param mails how many mails there must be */
  code(email: string, mails?: number): Promise<string>;
  /** Makes an account and signs in by code. */
  person(options?: { username?: string; role?: 'moderator' | 'admin' }): Promise<Guest>;
  close(): Promise<void>;
}

export const CONSENTS = ['terms', 'privacy', 'age_18_plus', 'community_men_only'] as const;
export const ALL_CONSENTS = CONSENTS.map((kind) => ({
  kind: kind.toUpperCase(),
  documentVersion: '2026-11',
}));

export const SIGN_IN = `mutation ($input: SignInInput!) {
  signIn(input: $input) {
    session { accessToken refreshToken accessTokenExpiresAt }
    me { id username status roles email }
  }
}`;

/** Nobody listens there: in the shared NATS, identities of several test files would take each other's events. */
const NO_NATS = 'nats://127.0.0.1:9';

/** Starts identity on any free port; it verifies the tokens that it issues itself. */
export async function startIdentity(change: Partial<IdentityConfig> = {}): Promise<Identity> {
  const database = await createTestDatabase('identity');
  const [port, smtpPort, httpPort] = [await freePort(), await freePort(), await freePort()];
  const jwksUrl = `http://127.0.0.1:${port}/.well-known/jwks.json`;
  const issuer = { issuer: 'http://issuer.test', audience: 'hotmess', jwksUrl, token: never, close: never };
  const random = () => randomBytes(32).toString('base64url');
  const config: IdentityConfig = {
    ...(await testServiceConfig({ databaseUrl: database.serviceUrl, natsUrl: NO_NATS, issuer })),
    PORT: port,
    SIGNING_KEYS_KEK: random(),
    IDENTITY_CODE_PEPPER: random(),
    SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
    MAIL_FROM: 'HOTMESS <no-reply@hotmess.invalid>',
    MAILS_PER_ADDRESS: 5,
    MAILS_PER_CLIENT: 30,
    ...change,
  };
  const inbox = await startMailInbox({ host: '127.0.0.1', smtpPort, httpPort });
  const superuser = openSuperuser(database.superuserUrl);
  const service = await createIdentity(config);

  const identity: Identity = {
    service,
    config,
    database,
    inbox,
    superuser,
    graphql: (query, variables = {}, as, clientIp = randomIp()) =>
      signedGraphql(service.url, config.GATEWAY_HMAC_SECRET, {
        query,
        variables,
        token: as?.token,
        clientIp,
      }),
    async account({ username, role } = {}) {
      const email = `${randomUUID()}@example.org`;
      const userId = await service.database.inTransaction(systemActor('test'), async (tx) => {
        const id = await createAccount(tx, {
          email,
          username: username ?? null,
          displayName: 'Someone',
          timeZone: 'Europe/London',
          consents: CONSENTS.map((kind) => ({ kind, documentVersion: '2026-11' })),
        });
        await proveAddress(tx, id!);
        if (role) await grantRole(tx, id!, role);
        return id!;
      });
      await claimUsername(service.database, userId);
      return { userId, email };
    },
    async code(email, mails = 1) {
      for (let waited = 0; waited < 10_000; waited += 20) {
        const found = inbox.store.list(email);
        const code = /^\d{6}$/m.exec(found[0]?.text ?? '')?.[0];
        if (found.length >= mails && code) return code;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      throw new Error(`No code came to ${email}.`);
    },
    async person(options) {
      const { email, userId } = await identity.account(options);
      await identity.graphql(
        `mutation ($input: RequestSignInCodeInput!) { requestSignInCode(input: $input) { accepted } }`,
        {
          input: { email },
        },
      );
      const answer = await identity.graphql(SIGN_IN, { input: { email, code: await identity.code(email) } });
      const { accessToken, refreshToken } = answer.data.signIn.session;
      return {
        userId,
        email,
        token: accessToken,
        refreshToken,
        actor: actorOf(decodeJwt(accessToken)) as Person,
      };
    },
    async close() {
      await service.shutdown();
      await Promise.all([superuser.end(), inbox.stop()]);
      await database.drop();
    },
  };
  return identity;
}

function never(): never {
  throw new Error('Identity issues its own tokens.');
}

/** Another client each time, so that one test's attempts do not limit the next one's. */
function randomIp(): string {
  return `10.${[...randomBytes(3)].join('.')}`;
}
