import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { DocumentNode } from 'graphql';
import { type AccessTokenVerifier, actorOf, bearerToken } from '../auth/access-token.ts';
import {
  CLIENT_IP_HEADER,
  REQUEST_ID_HEADER,
  SIGNATURE_HEADER,
  TIMESTAMP_HEADER,
  isSignedByGateway,
} from '../auth/gateway-signature.ts';
import type { Actor } from '../db/actor.ts';
import { DomainError } from '../errors/domain-error.ts';
import { createErrorFormatter } from '../graphql/format-error.ts';
import type { Logger } from './logger.ts';
import type { Metrics } from './metrics.ts';

/** What a resolver may know of the request, besides what its service adds. */
export interface RequestScope {
  readonly actor: Actor;
  /** The client's address as the gateway saw it; to be hashed before it is stored. */
  readonly clientIp: string | undefined;
}

export interface SubgraphOptions<Context extends RequestScope> {
  readonly app: FastifyInstance;
  readonly typeDefs: DocumentNode;
  readonly resolvers: readonly object[];
  readonly gatewaySecret: string;
  readonly verifyToken: AccessTokenVerifier;
  readonly createContext: (scope: RequestScope) => Context;
  readonly logger: Logger;
  readonly metrics: Metrics;
}

/**
 * Serves a subgraph at POST /graphql, to the gateway alone: a request without its signature is answered 401 before
 * its body is parsed, and the bearer token is verified here again.
 */
export async function serveSubgraph<Context extends RequestScope>(
  options: SubgraphOptions<Context>,
): Promise<ApolloServer<Context>> {
  const { app, logger, metrics } = options;
  const schema = buildSubgraphSchema([
    { typeDefs: options.typeDefs },
    ...options.resolvers.map((resolvers) => ({
      typeDefs: { kind: 'Document', definitions: [] } as unknown as DocumentNode,
      resolvers: resolvers as never,
    })),
  ]);
  const apollo = new ApolloServer<Context>({
    schema,
    introspection: false,
    persistedQueries: false,
    csrfPrevention: false,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    formatError: createErrorFormatter(logger, metrics),
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  });
  await apollo.start();

  app.route({
    method: 'POST',
    url: '/graphql',
    preValidation: async (request) => {
      requireGatewaySignature(request, options.gatewaySecret);
    },
    handler: fastifyApolloHandler(apollo, {
      context: async (request) => {
        const token = bearerToken(request.headers.authorization);
        const actor = actorOf(token === undefined ? undefined : await options.verifyToken(token));
        return options.createContext({ actor, clientIp: header(request, CLIENT_IP_HEADER) });
      },
    }),
  });
  return apollo;
}

/**
 * Refuses what the gateway did not sign.
 * @throws {DomainError} UNAUTHENTICATED
 */
export function requireGatewaySignature(request: FastifyRequest, secret: string): void {
  const signed = isSignedByGateway(
    secret,
    {
      method: request.method,
      path: request.url,
      body: request.rawBody ?? '',
      authorization: request.headers.authorization,
      requestId: header(request, REQUEST_ID_HEADER),
      clientIp: header(request, CLIENT_IP_HEADER),
    },
    { timestamp: header(request, TIMESTAMP_HEADER), signature: header(request, SIGNATURE_HEADER) },
  );
  if (!signed)
    throw new DomainError('UNAUTHENTICATED', 'Requests reach a subgraph through the gateway only.');
}

function header(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}
