import { randomUUID } from 'node:crypto';
import type { DB } from '@hotmess/identity/generated/database';
import { createAccessTokens } from '@hotmess/identity/keys/access-tokens';
import { signingKeySeal } from '@hotmess/identity/keys/seal';
import { createSigningKeys } from '@hotmess/identity/keys/signing-keys';
import { createAccount } from '@hotmess/identity/user/accounts';
import { systemActor } from '@hotmess/shared/db/actor';
import { openDatabase } from '@hotmess/shared/db/database';
import type { LocalStack } from './local-stack.ts';

/** Someone who scans. */
export interface Scanner {
  readonly userId: string;
  readonly accessToken: string;
}

const AT_ONCE = 8;

/** Registers people with identity's own commands and signs each an access token with its key, as a sign-in does. */
export async function registerScanners(stack: LocalStack, count: number): Promise<Scanner[]> {
  const database = openDatabase<DB>({ url: stack.serviceUrl('identity'), maxConnections: AT_ONCE });
  const keys = createSigningKeys(database, signingKeySeal(stack.secrets.SIGNING_KEYS_KEK));
  const tokens = createAccessTokens(keys, { issuer: stack.gatewayUrl, audience: 'hotmess' });
  const scanners: Scanner[] = [];
  const register = async (number: number): Promise<void> => {
    const userId = await database.inTransaction(systemActor('bench'), (tx) =>
      createAccount(tx, {
        email: `scanner-${number}@hotmess.example`,
        username: null,
        displayName: `Scanner ${number}`,
        timeZone: 'Europe/London',
        consents: [{ kind: 'terms', documentVersion: '2026-11' }],
      }),
    );
    if (userId === undefined) throw new Error(`Scanner ${number} was registered before.`);
    scanners.push({ userId, accessToken: await sign(userId) });
  };
  const sign = async (userId: string): Promise<string> => {
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      sub: userId,
      sid: randomUUID(),
      roles: ['user' as const],
      auth_time: now,
      jti: randomUUID(),
    };
    return (await tokens.issue(claims)).token;
  };
  try {
    let next = 0;
    const worker = async (): Promise<void> => {
      while (next < count) await register(next++);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    return scanners;
  } finally {
    await database.close();
  }
}
