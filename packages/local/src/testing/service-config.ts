import { randomBytes } from 'node:crypto';
import { logLevel } from '@hotmess/shared/config/fields';
import type { ServiceConfig } from '@hotmess/shared/config/service-config';
import { exportJWK, generateKeyPair } from 'jose';
import type { TokenIssuer } from './token-issuer.ts';

/** The configuration of a service under test: any free port, silent, with keys of its own. */
export async function testServiceConfig(options: {
  databaseUrl: string;
  natsUrl: string;
  issuer: TokenIssuer;
}): Promise<ServiceConfig> {
  const { publicKey } = await generateKeyPair('ECDH-ES', { crv: 'P-256', extractable: true });
  return {
    PORT: 0,
    HOST: '127.0.0.1',
    LOG_LEVEL: logLevel.parse(process.env['TEST_LOG_LEVEL'] ?? 'silent'),
    NATS_URL: options.natsUrl,
    NATS_REPLICAS: 1,
    GATEWAY_HMAC_SECRET: randomBytes(32).toString('base64url'),
    JWT_ISSUER: options.issuer.issuer,
    JWT_AUDIENCE: options.issuer.audience,
    JWKS_URL: options.issuer.jwksUrl,
    AUDIT_PUBLIC_JWK: (await exportJWK(publicKey)) as ServiceConfig['AUDIT_PUBLIC_JWK'],
    MEDIA_HOSTS: ['media.hotmess.test'],
    DATABASE_POOL_SIZE: 10,
    DRAIN_DELAY_MS: 0,
    DATABASE_URL: options.databaseUrl,
  };
}
