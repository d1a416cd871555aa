import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '@hotmess/shared/errors/domain-error';
import type { Logger } from '@hotmess/shared/service/logger';
import type { ServiceName } from './config.ts';
import type { RequestScope } from './request-scope.ts';
import type { SubgraphClients } from './subgraph-client.ts';

/** A route whose bytes cross the gateway unread, both ways. */
export interface PassThroughRoute {
  readonly method: 'GET' | 'POST';
  /** As Fastify writes paths; the service gets the path that the client asked for. */
  readonly path: string;
  readonly service: ServiceName;
  /** The client's headers that the service needs, besides content-type. */
  readonly headers: readonly string[];
  /** Bytes of the largest body. */
  readonly bodyLimit: number;
}

/** Every route that is not GraphQL. */
export const PASS_THROUGH: readonly PassThroughRoute[] = [
  {
    method: 'GET',
    path: '/.well-known/jwks.json',
    service: 'identity',
    headers: ['if-none-match'],
    bodyLimit: 0,
  },
  { method: 'GET', path: '/.well-known/door-keys.json', service: 'nightlife', headers: [], bodyLimit: 0 },
  { method: 'GET', path: '/radio.ics', service: 'music', headers: ['if-none-match'], bodyLimit: 0 },
  {
    method: 'POST',
    path: '/webhooks/stripe',
    service: 'commerce',
    headers: ['stripe-signature'],
    bodyLimit: 256 * 1024,
  },
  { method: 'GET', path: '/dsar/:id', service: 'safety', headers: [], bodyLimit: 0 },
];

/** The service's headers that the client gets; the rest is between the two of us. */
const RETURNED = [
  'content-type',
  'content-length',
  'content-disposition',
  'cache-control',
  'etag',
  'last-modified',
];

export interface PassThroughOptions {
  readonly routes: readonly PassThroughRoute[];
  readonly clients: SubgraphClients;
  readonly scopeOf: (request: FastifyRequest) => RequestScope;
  readonly timeout: number;
  readonly logger: Logger;
}

/** Serves the pass-through routes: signed as any request to a subgraph, the answer streamed. */
export async function registerPassThrough(app: FastifyInstance, options: PassThroughOptions): Promise<void> {
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    // The kernel's server has kept the raw bytes already; nothing here reads them.
    scope.addContentTypeParser('*', (_request, payload, done) => {
      payload.resume();
      payload.once('end', () => done(null, undefined));
    });
    for (const route of options.routes)
      scope.route({
        method: route.method,
        url: route.path,
        ...(route.method === 'POST' && { bodyLimit: route.bodyLimit }),
        handler: (request, reply) => pass(route, request, reply, options),
      });
  });
}

async function pass(
  route: PassThroughRoute,
  request: FastifyRequest,
  reply: FastifyReply,
  options: PassThroughOptions,
): Promise<FastifyReply> {
  try {
    const answer = await options.clients[route.service].send({
      method: route.method,
      path: request.url,
      ...(request.rawBody && { body: request.rawBody }),
      headers: chosen(request.headers, ['content-type', ...route.headers]),
      scope: options.scopeOf(request),
      timeout: options.timeout,
    });
    return await reply.code(answer.statusCode).headers(chosen(answer.headers, RETURNED)).send(answer.body);
  } catch (error) {
    options.logger.warn({ err: error, subgraph: route.service }, 'pass-through failed');
    throw new DomainError('UNAVAILABLE');
  }
}

function chosen(
  headers: Readonly<Record<string, string | string[] | undefined>>,
  names: readonly string[],
): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = headers[name];
      return typeof value === 'string' ? [[name, value] as const] : [];
    }),
  );
}
