import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GatewayConfig } from '../config.ts';
import { ASSETS, loadAsset } from './assets.ts';
import { readExamples } from './examples.ts';

export interface ExplorerOptions {
  readonly examplesDirectory: string;
  readonly seeded: GatewayConfig['seeded'];
}

/** Serves the explorer at `/`; everything it loads comes from here, so it works with no Internet. */
export async function registerExplorer(app: FastifyInstance, options: ExplorerOptions): Promise<void> {
  const settings = {
    examples: readExamples(options.examplesDirectory),
    people: options.seeded?.people ?? [],
    mailUrl: options.seeded?.mailUrl ?? null,
  };
  await app.register(async (scope) => {
    const headers = securityHeaders(options.seeded?.mailUrl);
    scope.addHook('onRequest', async (_request, reply) => void reply.headers(headers));
    for (const path of Object.keys(ASSETS))
      scope.get(path, (request, reply) => sendAsset(path, request, reply));
    scope.get('/explorer/settings.json', (_request, reply) =>
      reply.header('cache-control', 'no-store').send(settings),
    );
    scope.get('/favicon.ico', (request, reply) => sendAsset('/explorer/icon.svg', request, reply));
  });
}

async function sendAsset(path: string, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const asset = await loadAsset(path);
  void reply
    .type(asset.type)
    .header('etag', asset.etag)
    .header('cache-control', 'no-cache')
    .header('vary', 'accept-encoding');
  if (request.headers['if-none-match'] === asset.etag) return reply.code(304).send();
  if (!/\bbr\b/.test(request.headers['accept-encoding'] ?? '')) return reply.send(asset.plain);
  return reply.header('content-encoding', 'br').send(asset.brotli);
}

/**
 * Nothing inline, nothing from elsewhere. `data:` for GraphiQL's own fonts and icons, which are in its style sheet;
 * the local mail inbox for "Sign in as", where it is configured.
 */
function securityHeaders(mailUrl: string | undefined): Record<string, string> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    `connect-src 'self'${mailUrl ? ` ${mailUrl}` : ''}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ];
  return {
    'content-security-policy': policy.join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  };
}
