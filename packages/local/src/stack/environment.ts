import type { Ports } from './ports.ts';
import type { Secrets } from './secrets.ts';
import { type Service, services } from './services.ts';

export type SeededPerson = { email: string; name: string; role: string };

/** What the environments of the six processes are made from. */
export type StackFacts = {
  host: string;
  ports: Ports;
  secrets: Secrets;
  /** The URL of each service's own login. */
  databaseUrls: Record<Service, string>;
  natsUrl: string;
  people: SeededPerson[];
  logLevel: string;
  /** Where safety appends the signed heads of the audit chain. */
  auditHeadsFile: string;
  /** The supervisor's own environment, of which only a few names are passed on. */
  inherited: NodeJS.ProcessEnv;
};

/** The host that a process on this machine connects to when another listens on `host`. */
export function reachableHost(host: string): string {
  return host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
}

/** True where no key of Stripe is set: then, and only then, the local stand-in runs. */
export function usesStandIn(env: NodeJS.ProcessEnv): boolean {
  return (env['STRIPE_SECRET_KEY'] ?? '') === '';
}

/**
 * The whole environment of one process. Each gets what it needs and nothing else: the gateway sees no database, a
 * service no other service's, and only safety can open what audit entries are sealed with.
 */
export function processEnvironment(name: Service | 'gateway', facts: StackFacts): Record<string, string> {
  const { ports, secrets } = facts;
  const at = (port: number) => `http://${reachableHost(facts.host)}:${port}`;
  const common: Record<string, string> = {
    ...passedOn(facts.inherited),
    NODE_ENV: 'production',
    TZ: 'UTC',
    LOG_LEVEL: facts.logLevel,
    HOST: facts.host,
    PORT: String(ports[name]),
    GATEWAY_HMAC_SECRET: secrets.GATEWAY_HMAC_SECRET,
    JWT_ISSUER: at(ports.gateway),
    JWT_AUDIENCE: 'hotmess',
    JWKS_URL: `${at(ports.identity)}/.well-known/jwks.json`,
    NATS_URL: facts.natsUrl,
  };
  if (name === 'gateway') {
    return {
      ...common,
      ...Object.fromEntries(services.map((it) => [`${it.toUpperCase()}_URL`, at(ports[it])])),
      LOCAL_MAIL_URL: at(ports.mail),
      SEEDED_PEOPLE: JSON.stringify(facts.people),
    };
  }
  const service = {
    ...common,
    [`${name.toUpperCase()}_DATABASE_URL`]: facts.databaseUrls[name],
    AUDIT_PUBLIC_JWK: secrets.AUDIT_PUBLIC_JWK,
    // No such host exists: the local stack stores no media, and no page of it loads any.
    MEDIA_HOSTS: facts.inherited['MEDIA_HOSTS'] ?? 'media.hotmess.test',
  };
  if (name === 'commerce') {
    return {
      ...service,
      STRIPE_SECRET_KEY: secrets.STRIPE_SECRET_KEY,
      STRIPE_WEBHOOK_SECRET: secrets.STRIPE_WEBHOOK_SECRET,
      ...(usesStandIn(facts.inherited) && { STRIPE_API_URL: at(ports.stripe) }),
      SELLER_ONBOARDING_URL: facts.inherited['SELLER_ONBOARDING_URL'] ?? at(ports.gateway),
    };
  }
  if (name === 'nightlife') return { ...service, OFFLINE_KEYS_KEK: secrets.OFFLINE_KEYS_KEK };
  if (name === 'safety') {
    return {
      ...service,
      AUDIT_PRIVATE_JWK: secrets.AUDIT_PRIVATE_JWK,
      AUDIT_SIGNING_JWK: secrets.AUDIT_SIGNING_JWK,
      AUDIT_KEYS_KEK: secrets.AUDIT_KEYS_KEK,
      DSAR_KEYS_KEK: secrets.DSAR_KEYS_KEK,
      AUDIT_HEADS_FILE: facts.auditHeadsFile,
    };
  }
  if (name === 'identity') {
    return {
      ...service,
      SIGNING_KEYS_KEK: secrets.SIGNING_KEYS_KEK,
      IDENTITY_CODE_PEPPER: secrets.IDENTITY_CODE_PEPPER,
      // Whoever tries things out signs in more often in an hour than anyone else.
      MAILS_PER_ADDRESS: '1000',
      MAILS_PER_CLIENT: '10000',
      // Browsers let pages of localhost use passkeys, and pages of an address not.
      PASSKEY_RP_ID: 'localhost',
      PASSKEY_ORIGINS: `http://localhost:${ports.gateway}`,
      SMTP_URL: `smtp://${reachableHost(facts.host)}:${ports.smtp}`,
    };
  }
  return service;
}

/** Names that say how to run, not what to know. */
function passedOn(env: NodeJS.ProcessEnv): Record<string, string> {
  const names = ['PATH', 'HOME', 'NODE_COMPILE_CACHE', 'NODE_EXTRA_CA_CERTS'];
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
