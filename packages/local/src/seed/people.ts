import { randomUUID } from 'node:crypto';
import type { DB } from '@hotmess/identity/generated/database';
import { claimUsername, createAccount, proveAddress } from '@hotmess/identity/user/accounts';
import { grantRole } from '@hotmess/identity/user/roles';
import { type Person, systemActor } from '@hotmess/shared/db/actor';
import type { Database } from '@hotmess/shared/db/database';
import { PEOPLE, type PersonName } from './cast.ts';

const CONSENTS = ['terms', 'privacy', 'age_18_plus', 'community_men_only', 'leaderboard'] as const;

/** Makes the people who are missing, as registration does, and gives staff their roles. @returns each as an actor */
export async function seedPeople(database: Database<DB>): Promise<Record<PersonName, Person>> {
  const actors: Partial<Record<PersonName, Person>> = {};
  const authTime = Math.floor(Date.now() / 1000);
  for (const person of PEOPLE) {
    const userId = await ensureAccount(database, person);
    const role = person.role === 'admin' || person.role === 'moderator' ? person.role : 'app_user';
    actors[person.username] = { role, userId, sessionId: randomUUID(), authTime, restricted: false };
  }
  return actors as Record<PersonName, Person>;
}

async function ensureAccount(database: Database<DB>, person: (typeof PEOPLE)[number]): Promise<string> {
  const system = systemActor('seed');
  const known = await database
    .as(system)
    .selectFrom('user_private')
    .select('user_id')
    .where('email', '=', person.email)
    .executeTakeFirst();
  if (known) return known.user_id;
  const userId = await database.inTransaction(system, async (tx) => {
    const id = await createAccount(tx, {
      email: person.email,
      username: person.username,
      displayName: person.name,
      timeZone: 'Europe/London',
      consents: CONSENTS.map((kind) => ({ kind, documentVersion: '2026-11' })),
    });
    if (id === undefined) throw new Error(`${person.username} was made by someone else meanwhile.`);
    await proveAddress(tx, id);
    if (person.role === 'admin') await grantRole(tx, id, 'moderator');
    if (person.role === 'admin' || person.role === 'moderator') await grantRole(tx, id, person.role);
    await tx.db.updateTable('users').set({ is_public: true }).where('id', '=', id).execute();
    return id;
  });
  await claimUsername(database, userId);
  return userId;
}
