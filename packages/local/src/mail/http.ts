import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import { renderInbox } from './page.ts';
import type { MessageStore } from './store.ts';

const local = new Set(['localhost', '127.0.0.1', '[::1]']);

/** The inbox's page at `/` and its JSON at `/api/messages?to=<address>`, newest first. */
export function createInboxServer(store: MessageStore, host: string): Server {
  return createServer((request, response) => answer(request, response, store, host));
}

function answer(request: IncomingMessage, response: ServerResponse, store: MessageStore, host: string): void {
  const send = (status: number, type: string, body: string) =>
    response
      .writeHead(status, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' })
      .end(body);
  // Sign-in codes are worth stealing: a foreign page that points its own name at 127.0.0.1 gets nothing.
  if (!isLocal(`http://${request.headers.host ?? ''}`, host)) {
    send(403, 'text/plain', 'This inbox answers to localhost only.');
    return;
  }
  const { origin } = request.headers;
  if (origin !== undefined && isLocal(origin, host)) {
    response.setHeader('access-control-allow-origin', origin);
    response.setHeader('vary', 'origin');
  }
  const url = new URL(request.url ?? '/', 'http://inbox');
  if (request.method === 'OPTIONS') {
    send(204, 'text/plain', '');
  } else if (request.method !== 'GET') {
    send(405, 'text/plain', 'Only GET.');
  } else if (url.pathname === '/api/messages') {
    send(200, 'application/json', JSON.stringify(store.list(url.searchParams.get('to') ?? undefined)));
  } else if (url.pathname === '/') {
    const messages = store.list();
    send(200, 'text/html', renderInbox(messages, messages[0]?.id ?? ''));
  } else {
    send(404, 'text/plain', 'Nothing here.');
  }
}

/** Whether an origin is this machine, or the host that the stack was told to listen on. */
export function isLocal(origin: string, host: string): boolean {
  try {
    const { hostname } = new URL(origin);
    return local.has(hostname) || hostname === host || host === '0.0.0.0' || host === '::';
  } catch {
    return false;
  }
}
