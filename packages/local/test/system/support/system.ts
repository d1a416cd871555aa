import { randomBytes, randomUUID } from 'node:crypto';
import { createCommerce } from '@hotmess/commerce/service';
import { createIdentity } from '@hotmess/identity/service';
import { createMusic } from '@hotmess/music/service';
import { createNightlife } from '@hotmess/nightlife/service';
import { freePort } from '@hotmess/local/backing/free-port';
import { type MailInbox, startMailInbox } from '@hotmess/local/mail/inbox';
import { type Service, services } from '@hotmess/local/stack/services';
import { type SafetyKeys, makeSafetyKeys } from '@hotmess/local/testing/safety-keys';
import { type TestDatabase, createTestDatabase } from '@hotmess/local/testing/database';
import { readAnswer } from '@hotmess/local/testing/graphql-client';
import { testServiceConfig } from '@hotmess/local/testing/service-config';
import { startTestStripe } from '@hotmess/local/testing/stripe';
import type { StripeStandIn } from '@hotmess/local/stripe/stand-in';
import { REQUEST_ID_HEADER } from '@hotmess/shared/auth/gateway-signature';
import type { ServiceConfig } from '@hotmess/shared/config/service-config';
import { readGatewayConfig } from '../../../../../gateway/src/config.ts';
import { createGateway } from '../../../../../gateway/src/gateway.ts';
import { createSafety } from '../../../../../services/safety/src/service.ts';
import { type Look, openLook } from './look.ts';
import type { Send } from './night.ts';

export const ISSUER = 'http://issuer.test';
export const AUDIENCE = 'hotmess';

export interface SystemOptions {
  readonly natsUrl: string;
  /** Which services run; the gateway knows all five. All where left out. */
  readonly services?: readonly Service[];
  /** Where a service's database comes from; a copy on the shared server where left out. */
  readonly database?: (service: Service) => Promise<TestDatabase>;
  /** AUDIT_HEADS_FILE of safety. */
  readonly auditHeadsFile?: string;
  /** Where the gateway finds a service instead of at its own port. */
  readonly urls?: (ports: Record<Service, number>) => Partial<Record<Service, string>>;
}

type Running = { shutdown(): Promise<boolean> };

/** The whole system in one process, each service on a database of its own, behind the gateway. */
export interface System {
  /** The gateway's base URL. */
  readonly url: string;
  readonly ports: Record<Service, number>;
  readonly inbox: MailInbox;
  readonly stripe: StripeStandIn;
  readonly gatewaySecret: string;
  /** SIGNING_KEYS_KEK of identity. */
  readonly keysSecret: string;
  readonly safetyKeys: SafetyKeys;
  /** Of the services that run, and of nightlife and identity. */
  readonly databases: Record<Service, TestDatabase>;
  readonly nightlife: Look;
  readonly identity: Look;
  /** Sends an operation to the gateway. */
  readonly send: Send;
  start(service: Service): Promise<void>;
  stop(service: Service): Promise<void>;
  /** Stops all of it. */
  close(): Promise<void>;
}

/** Starts it. */
export async function startSystem(options: SystemOptions): Promise<System> {
  const wanted = options.services ?? services;
  const used = services.filter(
    (name) => wanted.includes(name) || name === 'identity' || name === 'nightlife',
  );
  const databases = Object.fromEntries(
    await Promise.all(used.map(async (name) => [name, await (options.database ?? createTestDatabase)(name)])),
  ) as Record<Service, TestDatabase>;
  const ports = Object.fromEntries(
    await Promise.all(services.map(async (name) => [name, await freePort()])),
  ) as Record<Service, number>;
  const [smtpPort, httpPort] = [await freePort(), await freePort()];
  const inbox = await startMailInbox({ host: '127.0.0.1', smtpPort, httpPort });
  const jwksUrl = `${at(ports.identity)}/.well-known/jwks.json`;
  const secret = () => randomBytes(32).toString('base64url');
  const common = await testServiceConfig({
    databaseUrl: 'postgres://none.invalid/none',
    natsUrl: options.natsUrl,
    issuer: { issuer: ISSUER, audience: AUDIENCE, jwksUrl, token: never, close: never },
  });
  const stripe = await startTestStripe();
  const safetyKeys = await makeSafetyKeys();
  const keysSecret = secret();
  const pepper = secret();
  const doorKeysSecret = secret();
  const configOf = (name: Service): ServiceConfig => ({
    ...common,
    AUDIT_PUBLIC_JWK: safetyKeys.AUDIT_PUBLIC_JWK,
    PORT: ports[name],
    DATABASE_URL: databases[name].serviceUrl,
  });
  const starters: Record<Service, () => Promise<Running>> = {
    nightlife: () =>
      createNightlife({ ...configOf('nightlife'), OFFLINE_KEYS_KEK: doorKeysSecret, PUBLIC_THRESHOLD: 20 }),
    safety: () =>
      createSafety({
        ...configOf('safety'),
        ...safetyKeys,
        ...(options.auditHeadsFile !== undefined && { AUDIT_HEADS_FILE: options.auditHeadsFile }),
      }),
    commerce: () => createCommerce({ ...configOf('commerce'), ...stripe.variables }),
    music: () => createMusic({ ...configOf('music'), STATION_TIME_ZONE: 'Europe/London' }),
    identity: () =>
      createIdentity({
        ...configOf('identity'),
        SIGNING_KEYS_KEK: keysSecret,
        IDENTITY_CODE_PEPPER: pepper,
        SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
        MAIL_FROM: 'HOTMESS <no-reply@hotmess.invalid>',
        MAILS_PER_ADDRESS: 5,
        MAILS_PER_CLIENT: 30,
      }),
  };
  const nightlife = openLook(databases.nightlife.superuserUrl);
  const identity = openLook(databases.identity.superuserUrl);
  await nightlife(
    `insert into cities (id, name, country_code, time_zone) values ('london', 'London', 'GB', 'Europe/London')`,
  );

  const running = new Map<Service, Running>();
  const start = async (name: Service) => void running.set(name, await starters[name]());
  const stop = async (name: Service) => {
    await running.get(name)?.shutdown();
    running.delete(name);
  };
  await Promise.all(wanted.map(start));
  const moved = options.urls?.(ports) ?? {};
  const gateway = await createGateway(
    readGatewayConfig({
      PORT: '0',
      LOG_LEVEL: common.LOG_LEVEL,
      GATEWAY_HMAC_SECRET: common.GATEWAY_HMAC_SECRET,
      ...Object.fromEntries(
        services.map((name) => [`${name.toUpperCase()}_URL`, moved[name] ?? at(ports[name])]),
      ),
      JWKS_URL: jwksUrl,
      JWT_ISSUER: ISSUER,
      JWT_AUDIENCE: AUDIENCE,
      NATS_URL: options.natsUrl,
    }),
  );
  const url = await gateway.listen();
  stripe.standIn.webhooks.deliverTo(`${url}/webhooks/stripe`);
  return {
    url,
    ports,
    inbox,
    stripe: stripe.standIn,
    gatewaySecret: common.GATEWAY_HMAC_SECRET,
    keysSecret,
    safetyKeys,
    databases,
    nightlife,
    identity,
    send: senderTo(url),
    start,
    stop,
    async close() {
      await stripe.standIn.stop();
      await gateway.shutdown();
      await Promise.all([...running.keys()].map(stop));
      await Promise.all([nightlife.end(), identity.end(), inbox.stop()]);
      await Promise.all(used.map((name) => databases[name].drop()));
    },
  };
}

/** Sends operations to a gateway, as a client does. @param url its base URL */
export function senderTo(url: string): Send {
  return async (query, variables = {}, { token, requestId = randomUUID() } = {}) =>
    readAnswer(
      await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          [REQUEST_ID_HEADER]: requestId,
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify({ query, variables }),
      }),
    );
}

const at = (port: number) => `http://127.0.0.1:${port}`;

function never(): never {
  throw new Error('Identity issues the tokens.');
}
