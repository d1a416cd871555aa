import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, SignJWT, exportJWK, generateKeyPair } from 'jose';

/** What a test says of a person. */
export interface TestPerson {
  readonly userId: string;
  readonly roles?: readonly ('user' | 'moderator' | 'admin')[];
  readonly restricted?: boolean;
}

/** Stands where identity stands for the services under test: a key pair, its JWKS over HTTP, and tokens. */
export interface TokenIssuer {
  readonly issuer: string;
  readonly audience: string;
  readonly jwksUrl: string;
  /** Signs an access token. @param change claims or header fields to get wrong */
  token(
    person: TestPerson,
    change?: { claims?: Record<string, unknown>; header?: object; key?: CryptoKey },
  ): Promise<string>;
  close(): Promise<void>;
}

/** Starts an issuer on a free port. */
export async function startTokenIssuer(): Promise<TokenIssuer> {
  const { privateKey, publicKey } = await generateKeyPair('EdDSA', { extractable: true });
  const jwk = { ...(await exportJWK(publicKey)), kid: 'test', alg: 'EdDSA', use: 'sig' };
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: [jwk] }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const issuer = 'http://issuer.test';
  return {
    issuer,
    audience: 'hotmess',
    jwksUrl: `http://127.0.0.1:${port}/`,
    token({ userId, roles = ['user'], restricted }, change = {}) {
      const now = Math.floor(Date.now() / 1000);
      return new SignJWT({
        sid: randomUUID(),
        roles: [...roles],
        auth_time: now,
        jti: randomUUID(),
        iss: issuer,
        aud: 'hotmess',
        sub: userId,
        iat: now,
        exp: now + 600,
        ...(restricted && { restricted }),
        ...change.claims,
      })
        .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: 'test', ...change.header })
        .sign(change.key ?? privateKey);
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
