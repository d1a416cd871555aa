import type { FastifyInstance } from 'fastify';

/**
 * Lets pages of the given origins call `/graphql`; off where there are none. No cookies are involved, so no
 * credentials are allowed: the bearer token is a plain header.
 */
export function registerCors(app: FastifyInstance, origins: readonly string[]): void {
  if (origins.length === 0) return;
  const allowed = new Set(origins);
  app.addHook('onRequest', async (request, reply) => {
    if (request.url !== '/graphql') return;
    const { origin } = request.headers;
    void reply.header('vary', 'Origin');
    if (origin === undefined || !allowed.has(origin)) return;
    void reply.header('access-control-allow-origin', origin);
    void reply.header('access-control-expose-headers', 'x-request-id, retry-after');
  });
  app.options('/graphql', (_request, reply) =>
    reply
      .code(204)
      .header('access-control-allow-methods', 'POST')
      .header('access-control-allow-headers', 'content-type, authorization, x-request-id')
      .header('access-control-max-age', '600')
      .send(),
  );
}
