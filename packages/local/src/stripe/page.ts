import type Stripe from 'stripe';
import { ACCOUNT_STATES } from './accounts.ts';
import { TEST_CARDS } from './test-cards.ts';

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escapeHtml = (text: string) => text.replaceAll(/[&<>"']/g, (char) => escapes[char] ?? char);

/** Payments, newest first, each with what can be done about it. */
export function renderIntents(intents: readonly Stripe.PaymentIntent[]): string {
  const list = intents.map(renderIntent).join('\n');
  return layout('payments', list || '<p>Nothing to pay yet: begin a checkout in the explorer.</p>');
}

/** A seller's account, and how its onboarding can end. @param search of the address, with where to go afterwards */
export function renderOnboarding(account: Stripe.Account, search: string): string {
  const buttons = ACCOUNT_STATES.map(
    (state) => `<button name="state" value="${state}">${state}</button>`,
  ).join(' ');
  return layout(
    'onboarding',
    `<article><h2>${escapeHtml(account.id)}</h2>
<p>charges ${account.charges_enabled ? 'on' : 'off'} · payouts ${account.payouts_enabled ? 'on' : 'off'}</p>
<form method="post" action="${escapeHtml(`/onboarding/${account.id}${search}`)}">${buttons}</form></article>`,
  );
}

function renderIntent(intent: Stripe.PaymentIntent): string {
  const error = intent.last_payment_error?.message;
  return `<article>
<header><span>${escapeHtml(intent.id)}</span><b>${escapeHtml(intent.status)}</b></header>
<h2>${(intent.amount / 100).toFixed(2)} ${escapeHtml(intent.currency.toUpperCase())}</h2>
${error === undefined ? '' : `<p>${escapeHtml(error)}</p>`}${renderForm(intent)}
</article>`;
}

function renderForm(intent: Stripe.PaymentIntent): string {
  const action = escapeHtml(`/pay/${intent.client_secret}`);
  if (intent.status === 'requires_action')
    return `<form method="post" action="${action}"><button name="authenticated" value="true">The bank lets me</button>
<button name="authenticated" value="false">The bank refuses</button></form>`;
  if (intent.status !== 'requires_payment_method' && intent.status !== 'requires_confirmation') return '';
  const cards = Object.entries(TEST_CARDS)
    .map(([id, { title }]) => `<option value="${id}">${escapeHtml(`${title} (${id})`)}</option>`)
    .join('');
  return `<form method="post" action="${action}"><select name="card">${cards}</select> <button>Pay</button></form>`;
}

function layout(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>HOTMESS ${title}</title>
<style>
  :root { color-scheme: dark }
  body { margin: 0 auto; max-width: 46rem; padding: 2rem 1rem; background: #0d0b10; color: #ece6f0; font: 16px/1.5 system-ui, sans-serif }
  h1 { font-size: 1.2rem } h1 b { color: #ff3d7f } h1 small, p { color: #8d8296; font-weight: normal }
  article { margin: 1rem 0; padding: 1rem 1.25rem; border: 1px solid #2b2433; border-radius: 10px; background: #15111a }
  header { display: flex; gap: 1rem; justify-content: space-between; color: #a99cb4; font-size: .85rem }
  h2 { margin: .25rem 0 } select, button { font: inherit; padding: .3rem .6rem; border-radius: 6px }
</style>
</head>
<body>
<h1><b>HOTMESS</b> ${title} <small>local stand-in of Stripe · no money moves</small></h1>
${body}
</body>
</html>`;
}
