import { z } from 'zod';
import { databaseUrl, logLevel, natsReplicas, natsUrl, port, secret } from './fields.ts';
import { readConfig } from './read-config.ts';

/** A public key as JWK text, to seal audit details with; the private one is safety's alone. */
/** A public key as a JWK in JSON: that of the audit log. */
export const publicJwk = z.string().transform((text, context) => {
  try {
    const key = z.looseObject({ kty: z.string() }).parse(JSON.parse(text));
    if ('d' in key) throw new Error('private');
    return key;
  } catch {
    context.addIssue({ code: 'custom', message: 'is not a public key in JWK form' });
    return z.NEVER;
  }
});

/** The variables that all five services read. */
const COMMON = {
  PORT: port,
  HOST: z.string().default('127.0.0.1'),
  LOG_LEVEL: logLevel,
  NATS_URL: natsUrl,
  NATS_REPLICAS: natsReplicas,
  GATEWAY_HMAC_SECRET: secret,
  JWT_ISSUER: z.url(),
  JWT_AUDIENCE: z.string().default('hotmess'),
  JWKS_URL: z.url(),
  AUDIT_PUBLIC_JWK: publicJwk,
  /** Host names that media may lie on, separated by commas; none where left out, so that nothing is accepted. */
  MEDIA_HOSTS: z
    .string()
    .regex(/^[a-z0-9.-]+(,[a-z0-9.-]+)*$/, 'is not a list of host names, separated by commas')
    .transform((text) => text.split(','))
    .default([]),
  /** Connections of one process; the processes of one database must stay below its max_connections together. */
  DATABASE_POOL_SIZE: z.coerce.number().int().min(2).max(200).default(10),
  /** Milliseconds between "not ready" and "no new connections"; see service/lifecycle.ts. */
  DRAIN_DELAY_MS: z.coerce.number().int().min(0).max(15_000).default(0),
};

export type ServiceConfig = z.output<z.ZodObject<typeof COMMON>> & { readonly DATABASE_URL: string };

/**
 * Reads a service's configuration; its database is at `<SERVICE>_DATABASE_URL`.
 * @param service name in lower case
 * @param extra variables of this service alone
 * @throws {ConfigError} naming every variable that is missing or wrong
 */
export function readServiceConfig<Extra extends z.ZodRawShape>(
  service: string,
  environment: Record<string, string | undefined>,
  extra: Extra,
): ServiceConfig & z.output<z.ZodObject<Extra>> {
  const databaseVariable = `${service.toUpperCase()}_DATABASE_URL`;
  const read = readConfig({ ...COMMON, [databaseVariable]: databaseUrl, ...extra }, environment) as Record<
    string,
    unknown
  >;
  return { ...read, DATABASE_URL: read[databaseVariable] } as ServiceConfig & z.output<z.ZodObject<Extra>>;
}
