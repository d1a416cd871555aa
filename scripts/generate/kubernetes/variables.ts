import { DRAIN_DELAY, NATS_REPLICAS, POOL_SIZE, PORT, type Process, services } from './names.ts';
import { SUPERGRAPH_FILE } from './workload.ts';

/** What all six processes are told. */
export const COMMON_CONFIG: Record<string, string> = {
  HOST: '0.0.0.0',
  PORT: String(PORT),
  LOG_LEVEL: 'info',
  DRAIN_DELAY_MS: String(DRAIN_DELAY),
  NATS_REPLICAS: String(NATS_REPLICAS),
  JWT_AUDIENCE: 'hotmess',
  JWT_ISSUER: 'http://127.0.0.1:4000',
  JWKS_URL: `http://identity:${PORT}/.well-known/jwks.json`,
};

const SERVICE_CONFIG: Record<string, string> = {
  DATABASE_POOL_SIZE: String(POOL_SIZE),
  MEDIA_HOSTS: 'media.hotmess.test',
};

/** What one process is told, besides. Overlays say what differs from place to place. */
export function ownConfig(name: Process): Record<string, string> {
  if (name === 'gateway')
    return {
      ...Object.fromEntries(services.map((it) => [`${it.toUpperCase()}_URL`, `http://${it}:${PORT}`])),
      SUPERGRAPH_FILE,
    };
  return { ...SERVICE_CONFIG, ...EXTRA[name]?.config };
}

/** Secrets of one process alone, under the names that `npm run secrets` prints. */
export function ownSecrets(name: Process): readonly string[] {
  return EXTRA[name]?.secrets ?? [];
}

const EXTRA: Partial<Record<Process, { secrets?: string[]; config?: Record<string, string> }>> = {
  safety: { secrets: ['AUDIT_PRIVATE_JWK', 'AUDIT_SIGNING_JWK', 'AUDIT_KEYS_KEK', 'DSAR_KEYS_KEK'] },
  identity: {
    secrets: ['SIGNING_KEYS_KEK', 'IDENTITY_CODE_PEPPER', 'SMTP_URL'],
    config: { MAIL_FROM: 'HOTMESS <no-reply@hotmess.example>' },
  },
  nightlife: { secrets: ['OFFLINE_KEYS_KEK'] },
  commerce: {
    secrets: ['STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET'],
    config: { SELLER_ONBOARDING_URL: 'http://127.0.0.1:4000/' },
  },
  music: { config: { STATION_TIME_ZONE: 'Europe/London' } },
};
