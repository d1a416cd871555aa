import type { ServiceConfig } from '@hotmess/shared/config/service-config';
import { z } from 'zod';

/** Variables of commerce alone. */
export const COMMERCE_VARIABLES = {
  /** The platform's secret or restricted key; `sk_standin_…` is one of the local stand-in, which Stripe would refuse. */
  STRIPE_SECRET_KEY: z
    .string()
    .regex(/^(sk|rk)_(test|live|standin)_\w{8,}$/, 'is not a secret key such as sk_test_…'),
  /** Secret of the endpoint /webhooks/stripe, as Stripe shows it where the endpoint is registered. */
  STRIPE_WEBHOOK_SECRET: z.string().regex(/^whsec_\w{16,}$/, 'is not a webhook secret such as whsec_…'),
  /** Where the local stand-in of Stripe listens; left out with a key of Stripe's own. */
  STRIPE_API_URL: z.url().optional(),
  /** The page that a seller comes back to from Stripe's onboarding; https with a live key. */
  SELLER_ONBOARDING_URL: z.url(),
};

export type CommerceVariables = z.output<z.ZodObject<typeof COMMERCE_VARIABLES>>;
export type CommerceConfig = ServiceConfig & CommerceVariables;
