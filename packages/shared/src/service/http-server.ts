import { Readable } from 'node:stream';
import { type FastifyInstance, type FastifyRequest, fastify } from 'fastify';
import { REQUEST_ID_HEADER } from '../auth/gateway-signature.ts';
import { toDomainError } from '../errors/from-unknown.ts';
import { ERROR_CODES } from '../errors/codes.ts';
import type { Logger } from './logger.ts';
import type { Metrics } from './metrics.ts';
import type { Readiness } from './readiness.ts';
import { acceptRequestId, enterRequestId } from './request-context.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The body's exact bytes, kept for signatures. */
    rawBody?: Buffer;
  }
}

export interface HttpServerOptions {
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly readiness: Readiness;
  /** Largest body in bytes; a longer one is refused with 413 before it is read. */
  readonly bodyLimit: number;
}

/**
 * The HTTP side that all six processes share: request ids, `/healthz`, `/readyz`, `/metrics`, one log line a
 * request, and errors that show a code and a sentence and nothing of the inside.
 */
export function createHttpServer(options: HttpServerOptions): FastifyInstance {
  const { logger, metrics, readiness } = options;
  const app = fastify({
    bodyLimit: options.bodyLimit,
    requestIdHeader: false,
    genReqId: (request) => acceptRequestId(request.headers[REQUEST_ID_HEADER]),
    logger: false,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    requestTimeout: 30_000,
    keepAliveTimeout: 65_000,
  });

  app.addHook('onRequest', async (request, reply) => {
    enterRequestId(request.id);
    void reply.header(REQUEST_ID_HEADER, request.id);
  });
  app.addHook('onSend', async (_request, reply) => {
    // A client with an open connection is told to find another replica while this one drains. Here and not when the
    // request came: one that was accepted before would keep its connection, and with it the process, for a minute.
    if (readiness.draining) void reply.header('connection', 'close');
  });
  app.addHook('preParsing', async (request, _reply, payload) => keepRawBody(request, payload));
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown';
    metrics.requests.inc({ route, status: String(reply.statusCode) });
    metrics.duration.observe({ route }, reply.elapsedTime / 1000);
    if (route === '/healthz' || route === '/readyz' || route === '/metrics') return;
    logger.info(
      { route, method: request.method, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'request',
    );
  });
  app.setErrorHandler((error, request, reply) => {
    const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : undefined;
    // Fastify's own refusals (too large, malformed, wrong type) are the client's to mend.
    if (status !== undefined && status >= 400 && status < 500)
      return (
        reply
          .code(status)
          // The rest of a body that is too large is not read, so the connection can carry nothing more.
          .headers(status === 413 ? { connection: 'close' } : {})
          .send({ code: 'BAD_USER_INPUT', message: (error as Error).message })
      );
    const shown = toDomainError(error);
    if (shown.code === 'INTERNAL') logger.error({ err: error, route: request.routeOptions.url }, 'failed');
    return reply.code(ERROR_CODES[shown.code].status).send({ code: shown.code, message: shown.message });
  });
  app.setNotFoundHandler((_request, reply) =>
    reply.code(404).send({ code: 'NOT_FOUND', message: 'There is nothing at this address.' }),
  );

  app.get('/healthz', async () => ({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) => {
    const faults = await readiness.check();
    return reply
      .code(faults.length === 0 ? 200 : 503)
      .send({ ready: faults.length === 0, waitingFor: faults });
  });
  app.get('/metrics', async (_request, reply) =>
    reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()),
  );
  return app;
}

async function keepRawBody(request: FastifyRequest, payload: Readable): Promise<Readable> {
  if (request.method === 'GET' || request.method === 'HEAD') return payload;
  const limit = request.routeOptions.bodyLimit;
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of payload as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (limit !== undefined && length > limit)
      throw Object.assign(new Error('The request body is too large.'), { statusCode: 413 });
    chunks.push(chunk);
  }
  const raw = Buffer.concat(chunks, length);
  request.rawBody = raw;
  return Object.assign(Readable.from(raw.length > 0 ? [raw] : []), { receivedEncodedLength: length });
}
