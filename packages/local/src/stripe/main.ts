import { port } from '@hotmess/shared/config/fields';
import { readConfig } from '@hotmess/shared/config/read-config';
import { runMain } from '@hotmess/shared/service/run-main';
import { z } from 'zod';
import { startStripeStandIn } from './stand-in.ts';

/** The stand-in of Stripe as a process of its own: what the local stack has in its supervisor, for containers. */
await runMain(async () => {
  const config = readConfig(
    {
      HOST: z.string().default('127.0.0.1'),
      PORT: port.default(4027),
      STRIPE_SECRET_KEY: z.string().startsWith('sk_standin_', 'is not a key of the stand-in'),
      STRIPE_WEBHOOK_SECRET: z.string().startsWith('whsec_'),
      /** Where its webhooks go. */
      WEBHOOK_URL: z.url(),
      /** Where its objects are kept over restarts; in memory only where left out. */
      STATE_FILE: z.string().min(1).optional(),
    },
    process.env,
  );
  const standIn = await startStripeStandIn({
    host: config.HOST,
    port: config.PORT,
    secretKey: config.STRIPE_SECRET_KEY,
    webhookSecret: config.STRIPE_WEBHOOK_SECRET,
    ...(config.STATE_FILE !== undefined && { file: config.STATE_FILE }),
  });
  standIn.webhooks.deliverTo(config.WEBHOOK_URL);
  const end = () => void standIn.stop().then(() => process.exit(0));
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
});
