/** What a test card does when it is charged. Source: Stripe's documentation, "Testing". */
export type CardBehaviour =
  | { readonly outcome: 'pay' }
  | { readonly outcome: 'dispute' }
  | { readonly outcome: 'authenticate' }
  | { readonly outcome: 'failRefunds' }
  | { readonly outcome: 'delayRefunds' }
  | {
      readonly outcome: 'decline';
      readonly code: string;
      readonly declineCode?: string;
      readonly message: string;
    };

/** A test card, by the name of its payment method. */
export interface TestCard {
  /** For the page. */
  readonly title: string;
  readonly does: CardBehaviour;
}

const declined = (declineCode: string, message = 'Your card was declined.'): CardBehaviour => ({
  outcome: 'decline',
  code: 'card_declined',
  declineCode,
  message,
});
const faulty = (code: string, message: string): CardBehaviour => ({ outcome: 'decline', code, message });

const DECLINES = {
  chargeDeclined: ['declined', declined('generic_decline')],
  chargeDeclinedInsufficientFunds: [
    'insufficient funds',
    declined('insufficient_funds', 'Your card has insufficient funds.'),
  ],
  chargeDeclinedLostCard: ['lost', declined('lost_card')],
  chargeDeclinedStolenCard: ['stolen', declined('stolen_card')],
  chargeDeclinedFraudulent: ['fraudulent', declined('fraudulent')],
  chargeDeclinedExpiredCard: ['expired', faulty('expired_card', 'Your card has expired.')],
  chargeDeclinedIncorrectCvc: [
    'wrong CVC',
    faulty('incorrect_cvc', 'Your card’s security code is incorrect.'),
  ],
  chargeDeclinedProcessingError: [
    'processing error',
    faulty('processing_error', 'An error occurred while processing your card. Try again in a little bit.'),
  ],
} as const satisfies Record<string, readonly [string, CardBehaviour]>;

/** Every payment method that the stand-in knows, the declining ones by both of their names. */
export const TEST_CARDS: Readonly<Record<string, TestCard>> = {
  pm_card_visa: { title: 'Visa, pays', does: { outcome: 'pay' } },
  pm_card_mastercard: { title: 'Mastercard, pays', does: { outcome: 'pay' } },
  pm_card_amex: { title: 'American Express, pays', does: { outcome: 'pay' } },
  pm_card_bypassPending: { title: 'pays, at once in the balance', does: { outcome: 'pay' } },
  pm_card_authenticationRequired: { title: 'asks the buyer’s bank first', does: { outcome: 'authenticate' } },
  pm_card_threeDSecure2Required: {
    title: 'asks the buyer’s bank first (3D Secure 2)',
    does: { outcome: 'authenticate' },
  },
  pm_card_createDispute: { title: 'pays, then is disputed', does: { outcome: 'dispute' } },
  pm_card_refundFail: { title: 'pays, refunds fail later', does: { outcome: 'failRefunds' } },
  pm_card_pendingRefund: { title: 'pays, refunds take time', does: { outcome: 'delayRefunds' } },
  ...Object.fromEntries(
    Object.entries(DECLINES).flatMap(([name, [title, does]]) =>
      [`pm_card_${name}`, `pm_card_visa_${name}`].map((id) => [id, { title, does }]),
    ),
  ),
};
