import type { Actor } from '@hotmess/shared/db/actor';
import { systemActor } from '@hotmess/shared/db/actor';
import type { Database } from '@hotmess/shared/db/database';
import { DomainError, notFound } from '@hotmess/shared/errors/domain-error';
import { errorCode } from '@hotmess/shared/errors/from-unknown';
import { validInput } from '@hotmess/shared/graphql/input';
import { listDocuments } from '../consent/documents.ts';
import { refuseDuplicates, requireConsents, requirePresentVersion } from '../consent/policy.ts';
import type { DB } from '../generated/database.ts';
import type { Errands } from '../jobs/errands.ts';
import { type Limit, limitMail } from '../sign-in/limits.ts';
import type { Hasher } from '../sign-in/hasher.ts';
import { registerInput, updateProfileInput } from './input.ts';
import { mayEditProfile } from './policy.ts';
import { changePrivate, changeUser, findMe, isUsernameTaken } from './queries.ts';
import type { MeRow } from './rows.ts';

/** What the commands of users stand on. */
export interface UserCommands {
  readonly database: Database<DB>;
  readonly hasher: Hasher;
  readonly mailLimit: Limit;
  readonly errands: Errands;
  /** Where avatars may lie. */
  readonly mediaHosts: readonly string[];
}

const TAKEN = 'This username is taken.';

/**
 * Takes a registration in. Nothing here looks whether the address is known: the account is made, or its owner told
 * that he has one, by an errand after the answer.
 */
export async function register(
  deps: UserCommands,
  clientIp: string | undefined,
  raw: unknown,
): Promise<{ accepted: true }> {
  const input = validInput(registerInput, raw);
  refuseDuplicates(input.consents);
  requireConsents(input.consents);
  await deps.database.inTransaction(systemActor('register'), async (tx) => {
    await limitMail(tx.db, deps.hasher, deps.mailLimit, input.email, clientIp);
    const documents = await listDocuments(tx.db);
    for (const consent of input.consents) requirePresentVersion(documents, consent);
    // Only names of proven accounts count, so this tells nothing of the address.
    if (input.username && (await isUsernameTaken(tx.db, input.username)))
      throw new DomainError('CONFLICT', TAKEN);
    await tx.db
      .insertInto('registrations')
      .values({
        email: input.email,
        username: input.username ?? null,
        display_name: input.displayName ?? null,
        time_zone: input.timeZone ?? 'Europe/London',
        consents: JSON.stringify(input.consents),
      })
      .execute();
    tx.afterCommit(deps.errands.wake);
  });
  return { accepted: true };
}

/** Changes one's own profile: what is left out stays, and null takes away what need not be there. */
export async function updateProfile(deps: UserCommands, actor: Actor, raw: unknown): Promise<MeRow> {
  const person = mayEditProfile(actor);
  const input = validInput(updateProfileInput(deps.mediaHosts), raw);
  try {
    return await deps.database.inTransaction(actor, async ({ db }) => {
      const seen = (await findMe(db, person)) ?? notFound();
      if (input.version != null && input.version !== seen.version) throw new DomainError('CONFLICT');
      const user = await changeUser(db, seen, {
        username: input.username ?? seen.username,
        display_name: kept(input.displayName, seen.display_name),
        is_public: input.isPublic ?? seen.is_public,
        avatar_url: kept(input.avatarUrl, seen.avatar_url),
        bio: kept(input.bio, seen.bio),
      });
      if (!user) throw new DomainError('CONFLICT');
      const details = {
        home_city: kept(input.homeCity, seen.home_city),
        time_zone: input.timeZone ?? seen.time_zone,
      };
      await changePrivate(db, person.userId, details);
      return { ...seen, ...user, ...details };
    });
  } catch (error) {
    if (errorCode(error) === '23505') throw new DomainError('CONFLICT', TAKEN);
    throw error;
  }
}

function kept(given: string | null | undefined, seen: string | null): string | null {
  return given === undefined ? seen : given;
}
