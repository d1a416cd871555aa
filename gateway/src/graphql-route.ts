import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { AccessTokenVerifier } from '@hotmess/shared/auth/access-token';
import { ERROR_CODES } from '@hotmess/shared/errors/codes';
import { DomainError } from '@hotmess/shared/errors/domain-error';
import { toDomainError } from '@hotmess/shared/errors/from-unknown';
import type { Logger } from '@hotmess/shared/service/logger';
import type { Metrics } from '@hotmess/shared/service/metrics';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { authenticate } from './auth.ts';
import { refusalBody } from './errors.ts';
import { createOperationGate } from './limits/gate.ts';
import { MAX_BODY } from './limits/table.ts';
import type { RequestScope } from './request-scope.ts';

export interface GraphqlRouteOptions {
  readonly apollo: ApolloServer<RequestScope>;
  readonly verifyToken: AccessTokenVerifier;
  readonly scopeOf: (request: FastifyRequest) => RequestScope;
  readonly logger: Logger;
  readonly metrics: Metrics;
}

/** Serves `/graphql`: POST of one JSON object, its token and its size checked before anything is planned. */
export async function registerGraphql(app: FastifyInstance, options: GraphqlRouteOptions): Promise<void> {
  const { logger, metrics } = options;
  const pass = createOperationGate();
  await app.register(async (scope) => {
    // Only application/json: a form of another site cannot send that without asking first.
    scope.removeContentTypeParser('text/plain');
    scope.setErrorHandler((error, request, reply) => {
      const refusal = toRefusal(error, request);
      if (refusal.code === 'INTERNAL') logger.error({ err: error }, 'failed');
      metrics.graphqlErrors.inc({ code: refusal.code });
      const status = statusOf(error) ?? ERROR_CODES[refusal.code].status;
      // The rest of the body is not read: without this the connection would stay open and hold up a shutdown.
      if (status === 413) void reply.header('connection', 'close');
      return reply.code(status).send(refusalBody(refusal));
    });
    scope.route({
      method: 'POST',
      url: '/graphql',
      bodyLimit: MAX_BODY,
      // Before the body is read: a declared length too large is answered, not cut off.
      onRequest: async (request) => {
        if (Number(request.headers['content-length']) > MAX_BODY) throw tooLarge(request);
      },
      preValidation: async (request) => {
        await authenticate(request.headers.authorization, options.verifyToken);
        pass(request.body);
      },
      handler: fastifyApolloHandler(options.apollo, { context: async (request) => options.scopeOf(request) }),
    });
    scope.route({
      method: ['GET', 'PUT', 'PATCH', 'DELETE'],
      url: '/graphql',
      handler: (_request, reply) =>
        reply
          .code(405)
          .header('allow', 'POST')
          .send(
            refusalBody(
              new DomainError('BAD_USER_INPUT', 'Operations are sent by POST with application/json.'),
            ),
          ),
    });
  });
}

function statusOf(error: unknown): number | undefined {
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : undefined;
  return status !== undefined && status >= 400 && status < 500 ? status : undefined;
}

/** Fastify's own refusals (too large, not JSON, another content type) are the client's to mend. */
function toRefusal(error: unknown, request: FastifyRequest): DomainError {
  const status = statusOf(error);
  if (status === undefined) return toDomainError(error);
  if (status === 413)
    return new DomainError('BAD_USER_INPUT', tooLarge(request).message, { limit: 'body', max: MAX_BODY });
  if (status === 415)
    return new DomainError(
      'BAD_USER_INPUT',
      'Operations are sent by POST with content-type application/json.',
    );
  return new DomainError('BAD_USER_INPUT', 'The body is not valid JSON.');
}

function tooLarge(request: FastifyRequest): Error {
  const found = request.headers['content-length'];
  const shown = found === undefined ? 'more' : `${found} bytes`;
  return Object.assign(new Error(`The body has ${shown}; the limit is ${MAX_BODY} bytes.`), {
    statusCode: 413,
  });
}
