import { timingSafeEqual } from 'node:crypto';
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { StandInContext } from './context.ts';
import { findEndpoint } from './endpoints.ts';
import { expand } from './expand.ts';
import { type Params, parseForm } from './form.ts';
import { answerOnce } from './idempotency.ts';
import { type PageAnswer, answerPage } from './pages.ts';
import { type StripeFault, StripeRefusal, notHere, refuse } from './refusal.ts';
import { newId } from './store.ts';

export interface ServerOptions {
  readonly context: StandInContext;
  /** The one key that it takes. */
  readonly secretKey: string;
  /** What it listens on, to tell its own pages' requests from a foreign page's. */
  readonly host: string;
}

const MAX_BODY = 100_000;

/** Stripe's API under /v1, and the pages on which people pay and end an onboarding. */
export function createStandInServer(options: ServerOptions): Server {
  return createServer((request, response) => {
    void readBody(request)
      .then((body) => {
        if (!request.url?.startsWith('/v1/')) sendPage(response, answerPage(options, request, body));
        else sendApi(response, answerApi(options, request, body));
      })
      .catch((error: unknown) => sendApi(response, { ...refusalOf(error), replayed: false }));
  });
}

function answerApi({ context, secretKey }: ServerOptions, request: IncomingMessage, body: string) {
  const { method = 'GET' } = request;
  const url = new URL(request.url ?? '/', 'http://stand-in');
  requireKey(request.headers.authorization, secretKey);
  const found = findEndpoint(method, url.pathname);
  if (!found) notHere(`${method} ${url.pathname}`);
  if (request.headers['stripe-account'] !== undefined)
    notHere('requests on behalf of an account (Stripe-Account)');
  const text = method === 'GET' ? url.search.slice(1) : body;
  const key = method === 'POST' ? request.headers['idempotency-key'] : undefined;
  return answerOnce(
    context.store,
    typeof key === 'string' ? key : undefined,
    { endpoint: `${method} ${url.pathname}`, body },
    () => {
      try {
        const params = parseForm(text);
        const object = found.endpoint.answer(context, params, found.id);
        return { status: 200, body: JSON.stringify(expand(context.store, object, pathsOf(params)), null, 2) };
      } catch (error) {
        return refusalOf(error);
      }
    },
  );
}

function pathsOf({ expand: paths }: Params): string[] {
  if (paths === undefined) return [];
  if (!Array.isArray(paths) || !paths.every((path) => typeof path === 'string'))
    refuse('Invalid array', { param: 'expand' });
  return paths;
}

function requireKey(header: string | undefined, secretKey: string): void {
  const given = Buffer.from(header?.replace(/^Bearer /, '') ?? '');
  const wanted = Buffer.from(secretKey);
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted))
    throw new StripeRefusal(401, { type: 'invalid_request_error', message: 'Invalid API Key provided.' });
}

function refusalOf(error: unknown): { status: number; body: string } {
  const status = error instanceof StripeRefusal ? error.status : 500;
  const fault: StripeFault =
    error instanceof StripeRefusal
      ? error.fault
      : {
          type: 'api_error',
          message: `The stand-in failed: ${error instanceof Error ? error.stack : String(error)}`,
        };
  return { status, body: JSON.stringify({ error: fault }, null, 2) };
}

function sendApi(
  response: ServerResponse,
  answer: { status: number; body: string; replayed: boolean },
): void {
  response
    .writeHead(answer.status, {
      'content-type': 'application/json',
      'request-id': newId('req'),
      // The SDK tries 5xx again; what the stand-in does not have, it does not have the next time either.
      ...(answer.status === 501 && { 'stripe-should-retry': 'false' }),
      ...(answer.replayed && { 'idempotent-replayed': 'true' }),
    })
    .end(answer.body);
}

function sendPage(response: ServerResponse, { status, type, body, location }: PageAnswer): void {
  response
    .writeHead(status, {
      'content-type': `${type}; charset=utf-8`,
      'cache-control': 'no-store',
      ...(location !== undefined && { location }),
    })
    .end(body);
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > MAX_BODY)
      throw new StripeRefusal(413, { type: 'invalid_request_error', message: 'Too large.' });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
