import type { FastifyRequest } from 'fastify';
import type { BlockList } from 'node:net';
import { clientIp } from './client-ip.ts';

/** What the gateway tells a subgraph about the request it works for; signed along with it. */
export interface RequestScope {
  readonly authorization: string | undefined;
  readonly requestId: string;
  readonly clientIp: string;
}

/** The scope of an incoming request. */
export function scopeOf(request: FastifyRequest, trustedProxies: BlockList | undefined): RequestScope {
  const forwarded = request.headers['x-forwarded-for'];
  return {
    authorization: request.headers.authorization,
    requestId: request.id,
    clientIp: clientIp(
      request.socket.remoteAddress ?? '',
      Array.isArray(forwarded) ? forwarded.join(',') : forwarded,
      trustedProxies,
    ),
  };
}
