import { createHash } from 'node:crypto';
import { z } from 'zod';
import { countryCode, shippingAddress } from './address.ts';

const MOST_LINES = 50;

const checkoutLine = z.object({
  kind: z.enum(['product', 'market_listing', 'ticket_listing']),
  itemId: z.uuid('is not an id').transform((id) => id.toLowerCase()),
  quantity: z.number().int().min(1, 'must be at least 1').max(1_000, 'is above 1,000'),
});
export type CheckoutLine = z.output<typeof checkoutLine>;

const cart = z
  .array(checkoutLine)
  .min(1, 'is empty')
  .max(MOST_LINES, `has more than ${MOST_LINES}`)
  .superRefine((lines, context) => {
    const tickets = new Set<string>();
    lines.forEach(({ kind, itemId, quantity }, at) => {
      if (kind !== 'ticket_listing') return;
      // A listing is one ticket.
      if (quantity !== 1 || tickets.has(itemId))
        context.addIssue({
          code: 'custom',
          path: [at, 'quantity'],
          message: 'a ticket listing is one ticket',
        });
      tickets.add(itemId);
    });
  });

export const quoteInput = z.object({ lines: cart, countryCode: countryCode.nullish() });

export const checkoutInput = z.object({
  idempotencyKey: z
    .string()
    .regex(/^[A-Za-z0-9_-]{8,100}$/, 'must be 8 to 100 characters of A-Z a-z 0-9 _ -'),
  lines: cart,
  shippingAddress: shippingAddress.nullish(),
});
export type CheckoutInput = z.output<typeof checkoutInput>;

/** SHA-256 of what is asked for, after trimming: the same key may only come with the same. */
export function bodyHash({ lines, shippingAddress: address }: CheckoutInput): string {
  return createHash('sha256')
    .update(
      JSON.stringify([lines.map(({ kind, itemId, quantity }) => [kind, itemId, quantity]), address ?? null]),
    )
    .digest('hex');
}
