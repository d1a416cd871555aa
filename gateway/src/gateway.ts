import { join } from 'node:path';
import { type AccessTokenVerifier, createAccessTokenVerifier } from '@hotmess/shared/auth/access-token';
import { watchRevocations } from '@hotmess/shared/auth/revocation-watch';
import { createRevocations } from '@hotmess/shared/auth/revocations';
import { openNats } from '@hotmess/shared/events/nats-link';
import { createHttpServer } from '@hotmess/shared/service/http-server';
import { createShutdown } from '@hotmess/shared/service/lifecycle';
import { type Logger, createLogger } from '@hotmess/shared/service/logger';
import { createMetrics } from '@hotmess/shared/service/metrics';
import { Readiness } from '@hotmess/shared/service/readiness';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { startApollo } from './apollo.ts';
import type { GatewayConfig } from './config.ts';
import { registerCors } from './cors.ts';
import { registerExplorer } from './explorer/routes.ts';
import { registerGraphql } from './graphql-route.ts';
import { MAX_BODY } from './limits/table.ts';
import { PASS_THROUGH, type PassThroughRoute, registerPassThrough } from './pass-through.ts';
import { scopeOf } from './request-scope.ts';
import { createSubgraphClients } from './subgraph-client.ts';
import { requireSubgraphs } from './subgraph-readiness.ts';
import { followSupergraphFile } from './supergraph-file.ts';

/** What a test puts in place of the gateway's own. */
export interface GatewayOverrides {
  /** A supergraph that does not change, in place of the file. */
  readonly supergraphSdl?: string | undefined;
  /** Milliseconds between looks at the supergraph's file. */
  readonly supergraphInterval?: number;
  readonly examplesDirectory?: string;
  readonly logger?: Logger;
  readonly verifyToken?: AccessTokenVerifier;
  readonly passThrough?: readonly PassThroughRoute[];
  /** Milliseconds that a subgraph has for its part. */
  readonly subgraphTimeout?: number;
}

export interface Gateway {
  readonly app: FastifyInstance;
  readonly logger: Logger;
  /** Listens; resolves to the address. */
  listen(): Promise<string>;
  /** Drains and ends; see `createShutdown`. */
  readonly shutdown: () => Promise<boolean>;
}

const HOME = join(import.meta.dirname, '..');
const SUBGRAPH_TIMEOUT = 5_000;
const SUPERGRAPH_INTERVAL = 5_000;

/** Puts the gateway together; nothing in it needs a subgraph to be there yet. */
export async function createGateway(
  config: GatewayConfig,
  overrides: GatewayOverrides = {},
): Promise<Gateway> {
  const logger = overrides.logger ?? createLogger('gateway', config.logLevel);
  const metrics = createMetrics('gateway');
  const readiness = new Readiness();
  const timeout = overrides.subgraphTimeout ?? SUBGRAPH_TIMEOUT;
  const clients = createSubgraphClients(config.services, config.hmacSecret);
  requireSubgraphs(readiness, clients);
  const nats = openNats({
    url: config.natsUrl,
    name: 'gateway',
    logger,
    replicas: config.natsReplicas,
  });
  const revocations = createRevocations();
  const revocationWatch = watchRevocations({ nats, revocations, logger });
  const verifyToken =
    overrides.verifyToken ??
    createAccessTokenVerifier({
      jwksUrl: config.jwksUrl,
      issuer: config.jwtIssuer,
      audience: config.jwtAudience,
      revocations,
    });
  const fixed = overrides.supergraphSdl;
  const supergraph =
    fixed === undefined
      ? followSupergraphFile({
          path: config.supergraphFile ?? join(HOME, 'supergraph.graphql'),
          interval: overrides.supergraphInterval ?? SUPERGRAPH_INTERVAL,
          logger,
          metrics,
        })
      : async () => ({ supergraphSdl: fixed });
  const apollo = await startApollo({
    supergraph,
    clients,
    introspection: config.introspection,
    subgraphTimeout: timeout,
    logger,
    metrics,
  });

  const app = createHttpServer({ logger, metrics, readiness, bodyLimit: MAX_BODY });
  const scope = (request: FastifyRequest) => scopeOf(request, config.trustedProxies);
  registerCors(app, config.corsOrigins);
  await registerGraphql(app, { apollo, verifyToken, scopeOf: scope, logger, metrics });
  await registerPassThrough(app, {
    routes: overrides.passThrough ?? PASS_THROUGH,
    clients,
    scopeOf: scope,
    timeout,
    logger,
  });
  await registerExplorer(app, {
    examplesDirectory: overrides.examplesDirectory ?? join(HOME, 'examples'),
    seeded: config.seeded,
  });

  return {
    app,
    logger,
    listen: () => app.listen({ port: config.port, host: config.host }),
    shutdown: createShutdown({
      app,
      readiness,
      logger,
      drainDelay: config.drainDelay,
      closers: [
        { name: 'apollo', close: () => apollo.stop() },
        ...Object.entries(clients).map(([name, client]) => ({ name, close: () => client.close() })),
        { name: 'revocations', close: () => revocationWatch.stop() },
        { name: 'nats', close: () => nats.close() },
      ],
    }),
  };
}
