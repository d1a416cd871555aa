import { z } from 'zod';

/** A TCP port, 0 meaning "any free one" (tests). */
export const port = z.coerce.number().int().min(0).max(65535);

/** A PostgreSQL connection URL. */
export const databaseUrl = z.string().regex(/^postgres(ql)?:\/\//, 'is not a postgres:// URL');

/** One or more NATS URLs, separated by commas. */
export const natsUrl = z.string().regex(/^(nats|tls):\/\//, 'is not a nats:// URL');

/** Copies of each stream and bucket in the NATS cluster, used where the process has to make them: 1, 3 or 5. */
export const natsReplicas = z.coerce.number().int().min(1).max(5).default(1);

/** At least 32 bytes in base64url, so that it cannot be guessed. */
export const secret = z.string().regex(/^[A-Za-z0-9_-]{43,}$/, 'is not at least 32 bytes in base64url');

/** Log levels of pino. */
export const logLevel = z
  .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])
  .default('info');
