import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { completeEnvFile, renderEnv, writeWhole } from './compose/env-file.ts';
import { newSecrets } from './compose/new-secrets.ts';
import { secretFiles } from './compose/secret-files.ts';
import { newStandInKeys } from './stripe/stand-in.ts';

/**
 * `npm run secrets` prints new secrets for a secret store, one variable a line. With `--into`, it is the one-shot container
 * `secrets` of docker-compose.yml: it keeps them in `all/env` of that folder, adds what a newer version needs, and gives
 * each container its own.
 */
const { values } = parseArgs({ strict: true, options: { into: { type: 'string' } } });
if (values.into === undefined) {
  process.stdout.write(renderEnv(await newSecrets()));
} else {
  const standIn = newStandInKeys();
  const secrets = completeEnvFile(join(values.into, 'all/env'), {
    ...(await newSecrets()),
    // Of the stand-in of Stripe; a key of Stripe's own comes by the environment and wins.
    STRIPE_SECRET_KEY: standIn.secretKey,
    STRIPE_WEBHOOK_SECRET: standIn.webhookSecret,
  });
  // Readable for the user of the container that the volume is mounted into, whoever that is; nobody else sees it.
  for (const [container, files] of Object.entries(secretFiles(secrets)))
    for (const [name, text] of Object.entries(files))
      writeWhole(join(values.into, container, name), text, 0o444);
}
