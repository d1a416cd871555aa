import type Stripe from 'stripe';
import type { StandInContext } from './context.ts';
import type { Params } from './form.ts';
import {
  metadataOf,
  onlyKnown,
  optionalChoice,
  optionalObject,
  optionalText,
  requiredText,
} from './params.ts';
import { StripeRefusal, noSuch, notHere, refuse } from './refusal.ts';
import { newId, nowInSeconds } from './store.ts';

/** Where a Connect account stands; what Stripe makes of what a seller told it. */
export const ACCOUNT_STATES = [
  'started',
  'in_review',
  'active',
  'restricted',
  'payouts_paused',
  'rejected',
] as const;
export type AccountState = (typeof ACCOUNT_STATES)[number];

type Facts = Pick<Stripe.Account, 'charges_enabled' | 'payouts_enabled' | 'details_submitted'> & {
  readonly due: string[];
  readonly pending: string[];
  readonly disabled: Stripe.Account.Requirements.DisabledReason | null;
};

const IDENTITY = ['external_account', 'individual.dob.day', 'individual.first_name', 'tos_acceptance.date'];
const DOCUMENT = ['individual.verification.document'];

const FACTS: Readonly<Record<AccountState, Facts>> = {
  started: facts(false, false, false, { due: IDENTITY, disabled: 'requirements.past_due' }),
  in_review: facts(true, false, false, { pending: DOCUMENT, disabled: 'requirements.pending_verification' }),
  active: facts(true, true, true, {}),
  restricted: facts(true, false, false, { due: DOCUMENT, disabled: 'requirements.past_due' }),
  payouts_paused: facts(true, true, false, { due: ['external_account'] }),
  rejected: facts(true, false, false, { disabled: 'rejected.fraud' }),
};

/** POST /v1/accounts */
export function createAccount(context: StandInContext, params: Params): Stripe.Account {
  onlyKnown('POST /v1/accounts', params, [
    'type',
    'controller',
    'country',
    'capabilities',
    'business_profile',
    'metadata',
    'default_currency',
  ]);
  if (params['type'] !== undefined && params['controller'] !== undefined)
    refuse('You may only specify one of these parameters: type, controller.', { param: 'controller' });
  const type = optionalChoice(params, 'type', ['express', 'standard', 'custom']);
  const dashboard = optionalText(
    optionalObject(optionalObject(params, 'controller'), 'stripe_dashboard'),
    'type',
  );
  if ((type ?? dashboard) !== 'express') notHere('accounts other than express ones');
  const account: Stripe.Account = {
    id: newId('acct').slice(0, 21),
    object: 'account',
    business_profile: null,
    business_type: null,
    controller: { is_controller: true, type: 'application' },
    country: optionalText(params, 'country') ?? 'GB',
    created: nowInSeconds(),
    default_currency: optionalText(params, 'default_currency') ?? 'gbp',
    email: null,
    metadata: metadataOf(params),
    type: 'express',
    ...inState('started'),
  };
  context.store.put<'account'>(account);
  return account;
}

/** GET /v1/accounts/:id */
export function retrieveAccount(context: StandInContext, id: string): Stripe.Account {
  const account = context.store.get('account', id);
  if (account) return account;
  // What is no account of the platform's and what it has no access to, Stripe answers alike.
  throw new StripeRefusal(403, {
    type: 'invalid_request_error',
    code: 'account_invalid',
    message: `The provided key does not have access to account '${id}' (or that account does not exist).`,
  });
}

/** POST /v1/account_links: a page of the stand-in's own, on which someone says how the onboarding ends. */
export function createAccountLink(context: StandInContext, params: Params): Stripe.AccountLink {
  onlyKnown('POST /v1/account_links', params, [
    'account',
    'type',
    'refresh_url',
    'return_url',
    'collection_options',
  ]);
  const account = retrieveAccount(context, requiredText(params, 'account'));
  requiredText(params, 'type');
  optionalChoice(params, 'type', ['account_onboarding', 'account_update']);
  requiredText(params, 'refresh_url');
  const back = new URLSearchParams({ return_url: requiredText(params, 'return_url') });
  const created = nowInSeconds();
  return {
    object: 'account_link',
    created,
    expires_at: created + 300,
    url: `${context.publicUrl}/onboarding/${account.id}?${back.toString()}`,
  };
}

/** Brings an account into a state, and tells so. */
export function setAccountState(context: StandInContext, id: string, state: AccountState): Stripe.Account {
  const account: Stripe.Account = { ...retrieveAccount(context, id), ...inState(state) };
  context.store.put<'account'>(account);
  context.emit('account.updated', account, account.id);
  return account;
}

/** @throws {StripeRefusal} where an account is not there, or cannot receive what is charged for it */
export function requireDestination(context: StandInContext, id: string): void {
  const account = context.store.get('account', id);
  if (!account) noSuch('destination', id, 'transfer_data[destination]');
  if (account.capabilities?.transfers !== 'active')
    refuse(
      'Your destination account needs to have at least one of the following capabilities enabled: transfers, ' +
        'crypto_transfers, legacy_payments',
      { code: 'insufficient_capabilities_for_transfer' },
    );
}

function inState(state: AccountState) {
  const { due, pending, disabled, ...flags } = FACTS[state];
  const capability = flags.charges_enabled ? ('active' as const) : ('inactive' as const);
  return {
    ...flags,
    capabilities: { card_payments: capability, transfers: capability },
    requirements: {
      alternatives: [],
      current_deadline: null,
      currently_due: due,
      disabled_reason: disabled,
      errors: [],
      eventually_due: due,
      past_due: disabled === 'requirements.past_due' ? due : [],
      pending_verification: pending,
    },
  };
}

function facts(
  details_submitted: boolean,
  charges_enabled: boolean,
  payouts_enabled: boolean,
  { due = [], pending = [], disabled = null }: Partial<Pick<Facts, 'due' | 'pending' | 'disabled'>>,
): Facts {
  return { details_submitted, charges_enabled, payouts_enabled, due, pending, disabled };
}
