import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import type pg from 'pg';
import { type AccessTokenVerifier, createAccessTokenVerifier } from '../auth/access-token.ts';
import { watchRevocations } from '../auth/revocation-watch.ts';
import { type Revocations, createRevocations } from '../auth/revocations.ts';
import type { ServiceConfig } from '../config/service-config.ts';
import { type Database, openDatabase } from '../db/database.ts';
import { isMigrated } from '../db/migrate.ts';
import { type Auditor, createAuditor } from '../events/audit.ts';
import { type EventConsumer, startConsumers } from '../events/consumer.ts';
import type { ServiceName } from '../events/define-event.ts';
import { type NatsLink, openNats } from '../events/nats-link.ts';
import { startRelay } from '../events/relay.ts';
import { startEventRetention } from '../events/retention.ts';
import { readTypeDefs } from '../graphql/read-type-defs.ts';
import { DateTime } from '../graphql/date-time.ts';
import { type JobOptions, startJob } from '../jobs/run-job.ts';
import { createHttpServer } from './http-server.ts';
import { type Closer, createShutdown } from './lifecycle.ts';
import { type Logger, createLogger } from './logger.ts';
import { type Metrics, addGauge, createMetrics } from './metrics.ts';
import { Readiness } from './readiness.ts';
import { type RequestScope, serveSubgraph } from './subgraph-server.ts';

/** Milliseconds. */
const PROBE_TIMEOUT = 1_500;
const KERNEL_MIGRATIONS = fileURLToPath(new URL('../../migrations', import.meta.url));

/** What the kernel gives a service to build its own parts from. */
export interface Kernel<DB> {
  readonly database: Database<DB>;
  readonly auditor: Auditor;
  readonly logger: Logger;
  readonly nats: NatsLink;
  readonly metrics: Metrics;
  /** Judges bearer tokens, for routes besides /graphql; revoked ones are refused. */
  readonly verifyToken: AccessTokenVerifier;
  /** What is void before its time. */
  readonly revocations: Revocations;
  /** For routes besides /graphql. */
  readonly app: FastifyInstance;
}

/** What makes one service different from the others. */
export interface ServiceParts<DB, Context extends RequestScope> {
  readonly resolvers: readonly object[];
  readonly createContext: (scope: RequestScope) => Context;
  readonly consumers: readonly EventConsumer<DB>[];
  readonly jobs: readonly Omit<JobOptions<DB>, 'database' | 'logger'>[];
  /** Ended after the last request and the last job. */
  readonly closers?: readonly Closer[];
}

export interface ServiceOptions<DB, Context extends RequestScope> {
  readonly name: ServiceName;
  readonly config: ServiceConfig;
  /** The service's root folder, with `src/` and `migrations/`. */
  readonly folder: string;
  readonly assemble: (kernel: Kernel<DB>) => ServiceParts<DB, Context> | Promise<ServiceParts<DB, Context>>;
}

/** A service that listens. */
export interface RunningService<DB> {
  readonly database: Database<DB>;
  readonly logger: Logger;
  /** Where it listens, such as http://127.0.0.1:4001. */
  readonly url: string;
  /** Drains and ends everything; resolves to false where something did not end in time. */
  readonly shutdown: () => Promise<boolean>;
}

/**
 * Starts a service: its HTTP side first, so that it can say why it is not ready, then relay, consumers and jobs, which
 * wait for PostgreSQL and NATS by themselves. Reads no environment.
 * @throws where the configuration cannot work or the port is taken
 */
export async function createService<DB, Context extends RequestScope>(
  options: ServiceOptions<DB, Context>,
): Promise<RunningService<DB>> {
  const { name, config } = options;
  const logger = createLogger(name, config.LOG_LEVEL);
  const metrics = createMetrics(name);
  const readiness = new Readiness();
  const database = openDatabase<DB>({
    url: config.DATABASE_URL,
    applicationName: name,
    maxConnections: config.DATABASE_POOL_SIZE,
  });
  const auditor = createAuditor({ service: name, publicJwk: config.AUDIT_PUBLIC_JWK });
  const nats = openNats({ url: config.NATS_URL, name, logger, replicas: config.NATS_REPLICAS });
  const app = createHttpServer({ logger, metrics, readiness, bodyLimit: 256 * 1024 });
  requireDatabase(readiness, database.pool, [KERNEL_MIGRATIONS, `${options.folder}/migrations`]);
  addPoolMetrics(metrics, database.pool);

  const revocations = createRevocations();
  const revocationWatch = watchRevocations({ nats, revocations, logger });
  const verifyToken = createAccessTokenVerifier({
    jwksUrl: config.JWKS_URL,
    issuer: config.JWT_ISSUER,
    audience: config.JWT_AUDIENCE,
    revocations,
  });
  const kernel = { database, auditor, logger, nats, metrics, verifyToken, revocations, app };
  const parts = await options.assemble(kernel);
  const apollo = await serveSubgraph({
    app,
    typeDefs: readTypeDefs(`${options.folder}/src`),
    resolvers: [{ DateTime }, ...parts.resolvers],
    gatewaySecret: config.GATEWAY_HMAC_SECRET,
    verifyToken,
    createContext: parts.createContext,
    logger,
    metrics,
  });
  const url = await app.listen({ port: config.PORT, host: config.HOST });

  const consumers = startConsumers({
    service: name,
    database,
    nats,
    logger,
    metrics,
    consumers: parts.consumers,
  });
  const jobs = parts.jobs.map((job) => startJob({ ...job, database, logger }));
  const retention = startEventRetention({ database, logger });
  // The relay ends after all that writes events, so that what they wrote still goes out; the rest the next start sends.
  const relay = startRelay({ database, nats, service: name, logger, metrics });
  const closers: Closer[] = [
    { name: 'consumers', close: () => consumers.stop() },
    ...[...jobs, retention].map((job) => ({ name: 'job', close: () => job.stop() })),
    { name: 'apollo', close: () => apollo.stop() },
    ...(parts.closers ?? []),
    { name: 'relay', close: () => relay.stop() },
    { name: 'revocations', close: () => revocationWatch.stop() },
    { name: 'nats', close: () => nats.close() },
    { name: 'database', close: () => database.close() },
  ];
  logger.info({ url }, 'listening');
  const shutdown = createShutdown({ app, readiness, logger, closers, drainDelay: config.DRAIN_DELAY_MS });
  return { database, logger, url, shutdown };
}

/** Ready while PostgreSQL answers and every migration that this code knows is applied. */
function requireDatabase(readiness: Readiness, pool: pg.Pool, directories: string[]): void {
  let migrated = false;
  readiness.require('database', async () => {
    // Shorter than the pool's own, so that probes of a database that has gone silent do not use its connections up.
    await pool.query({ text: 'select 1', query_timeout: PROBE_TIMEOUT } as pg.QueryConfig);
    return undefined;
  });
  readiness.require('migrations', async () => {
    migrated ||= await isMigrated(pool, directories);
    return migrated ? undefined : 'migrations';
  });
}

function addPoolMetrics(metrics: Metrics, pool: pg.Pool): void {
  addGauge(metrics, 'hotmess_pool_connections', 'Open connections to PostgreSQL.', () => pool.totalCount);
  addGauge(metrics, 'hotmess_pool_idle', 'Open connections that nobody uses.', () => pool.idleCount);
  addGauge(metrics, 'hotmess_pool_waiting', 'Requests that wait for a connection.', () => pool.waitingCount);
}
