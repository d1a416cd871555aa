import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type Stripe from 'stripe';
import { type AccountState, setAccountState } from './accounts.ts';
import { finishAuthentication } from './charging.ts';
import type { StandInContext } from './context.ts';
import { closeDispute, openDispute } from './disputes.ts';
import { retrieveIntent } from './payment-intents.ts';
import { payWith } from './paying.ts';
import { settleRefund } from './refunds.ts';
import { createStandInServer } from './server.ts';
import { Store } from './store.ts';
import { Webhooks } from './webhooks.ts';

export interface StandInOptions {
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  /** `sk_standin_…` */
  readonly secretKey: string;
  /** `whsec_…` */
  readonly webhookSecret: string;
  /** Where the objects are kept over restarts; in memory only where left out. */
  readonly file?: string;
}

/** The local stand-in of Stripe, with what on the real one buyers, sellers and banks do. */
export interface StripeStandIn {
  readonly url: string;
  readonly secretKey: string;
  readonly webhookSecret: string;
  readonly webhooks: Webhooks;
  readonly store: Store;
  /** A buyer pays. @param card the name of a test card, `pm_card_visa` where left out; @returns where that led */
  pay(intentId: string, card?: string): Stripe.PaymentIntent;
  /** The buyer's bank, asked, lets him or not. */
  authenticate(intentId: string, passed: boolean): Stripe.PaymentIntent;
  /** The buyer's bank takes the money back. */
  dispute(intentId: string, given?: { amount?: number; reason?: string }): Stripe.Dispute;
  closeDispute(disputeId: string, won: boolean): Stripe.Dispute;
  /** A pending refund arrives, or one fails. */
  settleRefund(refundId: string, arrived: boolean): Stripe.Refund;
  setAccountState(accountId: string, state: AccountState): Stripe.Account;
  stop(): Promise<void>;
}

/** Starts it. @throws where the port is taken */
export async function startStripeStandIn(options: StandInOptions): Promise<StripeStandIn> {
  const { host, secretKey, webhookSecret } = options;
  const store = new Store(options.file);
  const webhooks = new Webhooks(store, webhookSecret);
  const context = {
    store,
    publicUrl: '',
    emit: (type: Stripe.Event.Type, object: object, account?: string) => webhooks.emit(type, object, account),
  };
  const server = createStandInServer({ context, secretKey, host });
  await new Promise<void>((done, failed) => {
    server.once('error', failed);
    server.listen(options.port, host, done);
  });
  const { port } = server.address() as AddressInfo;
  const url = `http://${host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host}:${port}`;
  context.publicUrl = url;
  return {
    url,
    secretKey,
    webhookSecret,
    webhooks,
    store,
    ...whatPeopleDo(context),
    async stop() {
      await webhooks.stop();
      server.closeAllConnections();
      await new Promise<void>((done) => server.close(() => done()));
    },
  };
}

function whatPeopleDo(context: StandInContext) {
  return {
    pay: (intentId: string, card = 'pm_card_visa') => payWith(context, intentId, card),
    authenticate: (intentId: string, passed: boolean) =>
      finishAuthentication(context, retrieveIntent(context, intentId), passed),
    dispute: (intentId: string, given = {}) =>
      openDispute(context, retrieveIntent(context, intentId).latest_charge as string, given),
    closeDispute: (disputeId: string, won: boolean) => closeDispute(context, disputeId, won),
    settleRefund: (refundId: string, arrived: boolean) => settleRefund(context, refundId, arrived),
    setAccountState: (accountId: string, state: AccountState) => setAccountState(context, accountId, state),
  };
}

/** Keys for one stand-in; no others are taken by it, and Stripe takes none of these. */
export function newStandInKeys(): { secretKey: string; webhookSecret: string } {
  const random = () => randomBytes(24).toString('hex');
  return { secretKey: `sk_standin_${random()}`, webhookSecret: `whsec_${random()}` };
}
