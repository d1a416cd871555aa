import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { removeData } from '@hotmess/local/backing/postgres-place';
import { postgresUrl } from '@hotmess/local/backing/postgres';
import { Client } from '@hotmess/local/demo/client';
import { loginUrl } from '@hotmess/local/stack/databases';
import { hotmessParts } from '@hotmess/local/stack/parts';
import { portTable } from '@hotmess/local/stack/ports';
import { loadSecrets } from '@hotmess/local/stack/secrets';
import { type Service, services } from '@hotmess/local/stack/services';
import { Steps } from '@hotmess/local/stack/steps';
import { Stack } from '@hotmess/local/stack/supervisor';
import { freePorts, plainEnvironment } from '@hotmess/local/testing/plain-start';
import { makeScratchFolder } from '@hotmess/local/testing/scratch';
import { type Look, openLook } from './look.ts';
import { type RefusingMail, startRefusingMail } from './refusing-mail.ts';

/** The stack of `npm start`: servers, six processes with their logs and the seed, on ports and in a folder of its own. */
export interface RealStack {
  readonly url: string;
  readonly natsUrl: string;
  /** What everything that runs writes into: data, and what it says. */
  readonly folder: string;
  readonly client: Client;
  readonly looks: Record<Service, Look>;
  /** What mails go through on their way to the inbox. */
  readonly mail: RefusingMail;
  /** A database as its service's own login. */
  serviceUrl(service: Service): string;
  /** Pays on the stand-in's page. @param secret the PaymentIntent's client secret */
  pay(secret: string): Promise<void>;
  /** Ends a seller's onboarding on the stand-in's page. @param accountId the Connect account */
  onboard(accountId: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts it.
 * @param logLevel one of pino's levels
 * @param clientIp where the gateway believes the client's operations to come from
 */
export async function startRealStack(logLevel: string, clientIp: string): Promise<RealStack> {
  const folder = makeScratchFolder();
  const ports = await freePorts();
  const port = (name: keyof typeof portTable) => Number(ports[portTable[name].variable]);
  const env = { ...plainEnvironment(), ...ports, LOG_LEVEL: logLevel };
  const mail = await startRefusingMail(`smtp://127.0.0.1:${port('smtp')}`);
  const settings: Record<string, Record<string, string>> = {
    identity: { SMTP_URL: mail.url },
    gateway: { TRUSTED_PROXIES: '127.0.0.1' },
  };
  const stack = new Stack({
    folder,
    env,
    fresh: false,
    steps: new Steps({ write() {} }),
    parts: {
      ...hotmessParts,
      processes: (facts) =>
        hotmessParts
          .processes(facts)
          .map((spec) => ({ ...spec, env: { ...spec.env, ...settings[spec.name] } })),
    },
  });
  const secrets = await loadSecrets(join(folder, 'secrets.json'), env);
  await stack.start();
  const looks = Object.fromEntries(
    services.map((name) => [
      name,
      openLook(postgresUrl('postgres', secrets.postgresPassword, '127.0.0.1', port('postgres'), name)),
    ]),
  ) as Record<Service, Look>;
  const post = async (path: string, fields: Record<string, string>): Promise<void> => {
    const response = await fetch(`http://127.0.0.1:${port('stripe')}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(fields),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  };
  const url = `http://127.0.0.1:${port('gateway')}`;
  return {
    url,
    natsUrl: `nats://127.0.0.1:${port('nats')}`,
    folder,
    client: new Client(url, `http://127.0.0.1:${port('mail')}`, { 'x-forwarded-for': clientIp }),
    looks,
    mail,
    serviceUrl: (service) =>
      loginUrl({ host: '127.0.0.1', port: port('postgres') }, secrets, service, 'service'),
    pay: (secret) => post(`/pay/${secret}`, { card: 'pm_card_visa' }),
    onboard: (accountId) => post(`/onboarding/${accountId}`, { state: 'active' }),
    async close() {
      await Promise.all(Object.values(looks).map((look) => look.end()));
      await stack.stop();
      await mail.close();
      removeData(join(folder, 'postgres'));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
