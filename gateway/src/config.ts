import { BlockList, isIP, isIPv6 } from 'node:net';
import { logLevel, natsReplicas, natsUrl, port, secret } from '@hotmess/shared/config/fields';
import { readConfig } from '@hotmess/shared/config/read-config';
import { z } from 'zod';

/** The five subgraphs, by the name they have in the supergraph. */
export const SERVICES = ['nightlife', 'safety', 'commerce', 'identity', 'music'] as const;
export type ServiceName = (typeof SERVICES)[number];

/** Someone whom `npm start` made, offered by the explorer's "Sign in as". */
export interface SeededPerson {
  readonly email: string;
  readonly name: string;
  readonly role: string;
}

export interface GatewayConfig {
  readonly port: number;
  readonly host: string;
  readonly logLevel: z.output<typeof logLevel>;
  readonly hmacSecret: string;
  /** Origin of each subgraph, without a path. */
  readonly services: Readonly<Record<ServiceName, string>>;
  readonly jwksUrl: string;
  readonly jwtIssuer: string;
  readonly jwtAudience: string;
  /** Where it hears of revoked tokens. */
  readonly natsUrl: string;
  /** Copies in the NATS cluster of the bucket that it hears them from, where it has to make it. */
  readonly natsReplicas: number;
  readonly introspection: boolean;
  /** Proxies whose X-Forwarded-For is believed; undefined where nobody's is. */
  readonly trustedProxies: BlockList | undefined;
  readonly corsOrigins: readonly string[];
  readonly drainDelay: number;
  /** Where the supergraph lies; the one that came with the code where left out. */
  readonly supergraphFile: string | undefined;
  /** What the explorer needs to sign in; undefined outside the local stack. */
  readonly seeded: { readonly people: readonly SeededPerson[]; readonly mailUrl: string } | undefined;
}

const httpUrl = z.url({ protocol: /^https?$/, error: 'is not an http:// or https:// URL' });
const origin = httpUrl
  .refine((url) => URL.canParse(url) && new URL(url).pathname === '/', 'must have no path')
  .transform((url) => new URL(url).origin);
const list = z
  .string()
  .default('')
  .transform((text) => text.split(',').map((item) => item.trim()))
  .transform((items) => items.filter((item) => item !== ''));

const SHAPE = {
  PORT: port.default(4000),
  HOST: z.string().default('127.0.0.1'),
  LOG_LEVEL: logLevel,
  GATEWAY_HMAC_SECRET: secret,
  NIGHTLIFE_URL: origin,
  SAFETY_URL: origin,
  COMMERCE_URL: origin,
  IDENTITY_URL: origin,
  MUSIC_URL: origin,
  JWKS_URL: httpUrl,
  JWT_ISSUER: z.string(),
  JWT_AUDIENCE: z.string(),
  NATS_URL: natsUrl,
  NATS_REPLICAS: natsReplicas,
  INTROSPECTION: z.stringbool({ error: 'is not true or false' }).default(true),
  TRUSTED_PROXIES: list.transform(toBlockList),
  CORS_ORIGINS: list.pipe(z.array(origin)),
  DRAIN_DELAY_MS: z.coerce.number().int().min(0).max(15_000).default(0),
  SUPERGRAPH_FILE: z.string().min(1).optional(),
  SEEDED_PEOPLE: z
    .string()
    .transform(parseJson)
    .pipe(z.array(z.object({ email: z.string(), name: z.string(), role: z.string() })))
    .optional(),
  LOCAL_MAIL_URL: origin.optional(),
};

/**
 * Reads the gateway's configuration.
 * @param environment process.env, or a test's own
 * @throws {ConfigError} naming every variable that is missing or wrong
 */
export function readGatewayConfig(environment: Record<string, string | undefined>): GatewayConfig {
  const read = readConfig(SHAPE, environment);
  return {
    port: read.PORT,
    host: read.HOST,
    logLevel: read.LOG_LEVEL,
    hmacSecret: read.GATEWAY_HMAC_SECRET,
    services: {
      nightlife: read.NIGHTLIFE_URL,
      safety: read.SAFETY_URL,
      commerce: read.COMMERCE_URL,
      identity: read.IDENTITY_URL,
      music: read.MUSIC_URL,
    },
    jwksUrl: read.JWKS_URL,
    jwtIssuer: read.JWT_ISSUER,
    jwtAudience: read.JWT_AUDIENCE,
    natsUrl: read.NATS_URL,
    natsReplicas: read.NATS_REPLICAS,
    introspection: read.INTROSPECTION,
    trustedProxies: read.TRUSTED_PROXIES,
    corsOrigins: read.CORS_ORIGINS,
    drainDelay: read.DRAIN_DELAY_MS,
    supergraphFile: read.SUPERGRAPH_FILE,
    seeded:
      read.SEEDED_PEOPLE && read.LOCAL_MAIL_URL
        ? { people: read.SEEDED_PEOPLE, mailUrl: read.LOCAL_MAIL_URL }
        : undefined,
  };
}

function toBlockList(items: string[], context: z.RefinementCtx): BlockList | undefined {
  if (items.length === 0) return undefined;
  const blocks = new BlockList();
  for (const item of items) {
    const [address = '', bits] = item.split('/');
    const family = isIPv6(address) ? 'ipv6' : 'ipv4';
    const length = bits === undefined ? (family === 'ipv6' ? 128 : 32) : Number(bits);
    if (
      !isIP(address) ||
      !Number.isInteger(length) ||
      length < 0 ||
      length > (family === 'ipv6' ? 128 : 32)
    ) {
      context.addIssue({ code: 'custom', message: 'is not a list of addresses or CIDR blocks' });
      return z.NEVER;
    }
    blocks.addSubnet(address, length, family);
  }
  return blocks;
}

function parseJson(text: string, context: z.RefinementCtx): unknown {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'is not JSON' });
    return z.NEVER;
  }
}
