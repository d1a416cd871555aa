import { randomUUID } from 'node:crypto';
import type { DB } from '@hotmess/identity/generated/database';
import { createAccessTokens } from '@hotmess/identity/keys/access-tokens';
import { signingKeySeal } from '@hotmess/identity/keys/seal';
import { type Signer, createSigningKeys } from '@hotmess/identity/keys/signing-keys';
import { createAccount, proveAddress } from '@hotmess/identity/user/accounts';
import { grantRole } from '@hotmess/identity/user/roles';
import { systemActor } from '@hotmess/shared/db/actor';
import { type Database, openDatabase } from '@hotmess/shared/db/database';
import type { Guest } from './night.ts';
import { AUDIENCE, ISSUER, type System } from './system.ts';

/** Makes people in identity's database, and tokens by its own keys, without the mails. */
export interface People {
  person(role?: 'moderator' | 'admin', email?: string): Promise<Guest>;
  /** The key that identity signs with now. */
  signer(): Promise<Signer>;
  close(): Promise<void>;
}

/** Required of everyone who registers. */
export const CONSENTS = ['terms', 'privacy', 'age_18_plus', 'community_men_only'] as const;

/** Opens it for a system, whether or not its identity runs. */
export function peopleOf(system: Pick<System, 'databases' | 'keysSecret'>): People {
  const database = openDatabase<DB>({ url: system.databases.identity.serviceUrl, maxConnections: 4 });
  const keys = createSigningKeys(database, signingKeySeal(system.keysSecret));
  // The first use makes the key.
  const ready = keys.publicKeys();
  const tokens = createAccessTokens(keys, { issuer: ISSUER, audience: AUDIENCE });
  return {
    async person(role, email) {
      await ready;
      const userId = await makeAccount(database, role, email);
      const roles: ('user' | 'moderator' | 'admin')[] = role ? ['user', role] : ['user'];
      const { token } = await tokens.issue({
        sub: userId,
        sid: randomUUID(),
        jti: randomUUID(),
        roles,
        auth_time: Math.floor(Date.now() / 1000),
        // Each role that was given counted the generation of his tokens up.
        gen: roles.length - 1,
      });
      return { userId, token };
    },
    async signer() {
      await ready;
      return keys.signer();
    },
    close: () => database.close(),
  };
}

/** Makes an account that has proven its address. @returns the user's id */
export function makeAccount(
  database: Database<DB>,
  role?: 'moderator' | 'admin',
  email = `${randomUUID()}@example.org`,
): Promise<string> {
  return database.inTransaction(systemActor('test'), async (tx) => {
    const userId = await createAccount(tx, {
      email,
      username: null,
      displayName: 'Someone',
      timeZone: 'Europe/London',
      consents: CONSENTS.map((kind) => ({ kind, documentVersion: '2026-11' })),
    });
    if (userId === undefined) throw new Error(`${email} has an account already.`);
    await proveAddress(tx, userId);
    if (role) await grantRole(tx, userId, role);
    return userId;
  });
}
