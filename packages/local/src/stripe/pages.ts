import type { IncomingMessage } from 'node:http';
import type Stripe from 'stripe';
import { isLocal } from '../mail/http.ts';
import { ACCOUNT_STATES, type AccountState, setAccountState } from './accounts.ts';
import { finishAuthentication } from './charging.ts';
import type { StandInContext } from './context.ts';
import { renderIntents, renderOnboarding } from './page.ts';
import { StripeRefusal } from './refusal.ts';
import { payWith } from './paying.ts';

export interface PageAnswer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  readonly location?: string;
}

/**
 * The pages: `/` and `/pay/<client secret>` to pay with a test card, `/onboarding/<account>` to end a seller's
 * onboarding. A POST takes a form or JSON: `card` or `authenticated` on the first, `state` on the second.
 */
export function answerPage(
  { context, host }: { readonly context: StandInContext; readonly host: string },
  request: IncomingMessage,
  body: string,
): PageAnswer {
  // A foreign page that points its own name at 127.0.0.1, or posts a form here, pays nothing.
  const { origin } = request.headers;
  if (
    !isLocal(`http://${request.headers.host ?? ''}`, host) ||
    (origin !== undefined && !isLocal(origin, host))
  )
    return text(403, 'This page answers to localhost only.');
  const url = new URL(request.url ?? '/', 'http://stand-in');
  const [, page, id = ''] = url.pathname.split('/');
  try {
    if (page === '' || page === 'pay') return payPage(context, request, decodeURIComponent(id), body);
    if (page === 'onboarding') return onboardingPage(context, request, id, url, body);
  } catch (error) {
    if (error instanceof StripeRefusal) return text(error.status, error.message);
    throw error;
  }
  return text(404, 'Nothing here.');
}

function payPage(
  context: StandInContext,
  request: IncomingMessage,
  secret: string,
  body: string,
): PageAnswer {
  const open = context.store
    .list('payment_intent')
    .filter((intent) => (secret === '' ? intent.status !== 'canceled' : intent.client_secret === secret))
    .toReversed()
    .slice(0, 50);
  if (secret !== '' && open.length === 0) return text(404, 'There is no payment with this client secret.');
  if (request.method !== 'POST') return html(renderIntents(open));
  const intent = open.find(({ client_secret }) => client_secret === secret);
  if (!intent) return text(404, 'POST to /pay/<client secret>.');
  const { card, authenticated } = readFields(request, body);
  const paid =
    authenticated === undefined ? payWith(context, intent.id, card ?? 'pm_card_visa') : authenticate();
  return wantsJson(request)
    ? json({ status: paid.status, error: paid.last_payment_error?.message ?? null })
    : seeOther(`/pay/${secret}`);

  function authenticate(): Stripe.PaymentIntent {
    if (intent!.status !== 'requires_action')
      throw new StripeRefusal(409, {
        type: 'invalid_request_error',
        message: 'Nothing waits for the buyer’s bank.',
      });
    return finishAuthentication(context, intent!, authenticated === 'true');
  }
}

function onboardingPage(
  context: StandInContext,
  request: IncomingMessage,
  id: string,
  url: URL,
  body: string,
): PageAnswer {
  const account = context.store.get('account', id);
  if (!account) return text(404, 'There is no such account.');
  if (request.method !== 'POST') return html(renderOnboarding(account, url.search));
  const state = ACCOUNT_STATES.find(
    (known): known is AccountState => known === readFields(request, body)['state'],
  );
  if (!state) return text(400, `"state" is one of ${ACCOUNT_STATES.join(', ')}.`);
  const { charges_enabled, payouts_enabled } = setAccountState(context, id, state);
  if (wantsJson(request)) return json({ state, charges_enabled, payouts_enabled });
  return seeOther(url.searchParams.get('return_url') ?? `/onboarding/${id}`);
}

function readFields(request: IncomingMessage, body: string): Record<string, string | undefined> {
  if (!wantsJson(request)) return Object.fromEntries(new URLSearchParams(body));
  try {
    const fields: unknown = JSON.parse(body || '{}');
    return Object.fromEntries(
      Object.entries(Object(fields) as object).map(([name, value]) => [name, String(value)]),
    );
  } catch {
    throw new StripeRefusal(400, { type: 'invalid_request_error', message: 'This is no JSON.' });
  }
}

const wantsJson = (request: IncomingMessage) => request.headers['content-type']?.includes('json') ?? false;
const text = (status: number, body: string): PageAnswer => ({ status, type: 'text/plain', body });
const html = (body: string): PageAnswer => ({ status: 200, type: 'text/html', body });
const json = (value: object): PageAnswer => ({
  status: 200,
  type: 'application/json',
  body: JSON.stringify(value),
});
const seeOther = (location: string): PageAnswer => ({ status: 303, type: 'text/plain', body: '', location });
