import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { exportJWK, generateKeyPair } from 'jose';
import { z } from 'zod';
import { Problem } from '../backing/problem.ts';
import { newStandInKeys } from '../stripe/stand-in.ts';
import { services } from './services.ts';

const logins = z.object({ migrator: z.string(), service: z.string() });
const secretsSchema = z.object({
  postgresPassword: z.string(),
  databases: z.record(z.enum(services), logins),
  GATEWAY_HMAC_SECRET: z.string(),
  SIGNING_KEYS_KEK: z.string(),
  IDENTITY_CODE_PEPPER: z.string(),
  AUDIT_PUBLIC_JWK: z.string(),
  AUDIT_PRIVATE_JWK: z.string(),
  AUDIT_SIGNING_JWK: z.string(),
  AUDIT_KEYS_KEK: z.string(),
  DSAR_KEYS_KEK: z.string(),
  OFFLINE_KEYS_KEK: z.string(),
  STRIPE_SECRET_KEY: z.string(),
  STRIPE_WEBHOOK_SECRET: z.string(),
});

/** Everything secret that a checkout's local stack needs; the names in capitals are the variables of the same name. */
export type Secrets = z.infer<typeof secretsSchema>;

const overridable = [
  'GATEWAY_HMAC_SECRET',
  'SIGNING_KEYS_KEK',
  'IDENTITY_CODE_PEPPER',
  'AUDIT_PUBLIC_JWK',
  'AUDIT_PRIVATE_JWK',
  'AUDIT_SIGNING_JWK',
  'AUDIT_KEYS_KEK',
  'DSAR_KEYS_KEK',
  'OFFLINE_KEYS_KEK',
  'STRIPE_SECRET_KEY',
  'STRIPE_WEBHOOK_SECRET',
] as const;

/** New secrets: 32 random bytes each, a P-256 key pair that audit entries are sealed to, and an Ed25519 key that signs their heads. */
export async function generateSecrets(): Promise<Secrets> {
  const random = () => randomBytes(32).toString('base64url');
  const pair = await generateKeyPair('ECDH-ES', { crv: 'P-256', extractable: true });
  const signing = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const stripe = newStandInKeys();
  const described = { alg: 'ECDH-ES', use: 'enc', kid: randomBytes(8).toString('hex') };
  return {
    postgresPassword: random(),
    databases: Object.fromEntries(
      services.map((service) => [service, { migrator: random(), service: random() }]),
    ) as Secrets['databases'],
    GATEWAY_HMAC_SECRET: random(),
    SIGNING_KEYS_KEK: random(),
    IDENTITY_CODE_PEPPER: random(),
    AUDIT_PUBLIC_JWK: JSON.stringify({ ...(await exportJWK(pair.publicKey)), ...described }),
    AUDIT_PRIVATE_JWK: JSON.stringify({ ...(await exportJWK(pair.privateKey)), ...described }),
    AUDIT_SIGNING_JWK: JSON.stringify(await exportJWK(signing.privateKey)),
    AUDIT_KEYS_KEK: random(),
    DSAR_KEYS_KEK: random(),
    OFFLINE_KEYS_KEK: random(),
    STRIPE_SECRET_KEY: stripe.secretKey,
    STRIPE_WEBHOOK_SECRET: stripe.webhookSecret,
  };
}

/**
 * Reads the secrets of this checkout, making them the first time (mode 0600). Variables of the same names win.
 *
 * @throws Problem when the file is there but is not what we wrote
 */
export async function loadSecrets(file: string, env: NodeJS.ProcessEnv): Promise<Secrets> {
  let secrets: Secrets;
  if (existsSync(file)) {
    const parsed = secretsSchema.safeParse(readJson(file));
    if (!parsed.success) throw new Problem(`${file} cannot be read: delete it and run npm start -- --fresh.`);
    secrets = parsed.data;
  } else {
    secrets = await generateSecrets();
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.new`, JSON.stringify(secrets, null, 2), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
  for (const name of overridable) secrets[name] = env[name] || secrets[name];
  return secrets;
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
