import { randomBytes } from 'node:crypto';
import { generateSecrets } from '../stack/secrets.ts';
import { services } from '../stack/services.ts';

/**
 * New values for every secret of a deployment, by the names that a secret store has them under. What comes from others
 * (Stripe's keys, the mail server's login) is not among them.
 */
export async function newSecrets(): Promise<Record<string, string>> {
  const {
    postgresPassword,
    databases,
    STRIPE_SECRET_KEY: _key,
    STRIPE_WEBHOOK_SECRET: _secret,
    ...keys
  } = await generateSecrets();
  const logins = services.flatMap((service) =>
    (['migrator', 'service'] as const).map(
      (login) =>
        [`${service.toUpperCase()}_${login.toUpperCase()}_PASSWORD`, databases[service][login]] as const,
    ),
  );
  return {
    POSTGRES_PASSWORD: postgresPassword,
    ...Object.fromEntries(logins),
    // A letter first: nats-server reads a value that begins with a digit as a number.
    NATS_PASSWORD: `n${randomBytes(32).toString('base64url')}`,
    ...keys,
  };
}
