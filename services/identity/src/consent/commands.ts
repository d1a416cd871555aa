import type { Actor } from '@hotmess/shared/db/actor';
import type { Database } from '@hotmess/shared/db/database';
import { notFound } from '@hotmess/shared/errors/domain-error';
import { validInput } from '@hotmess/shared/graphql/input';
import type { DB } from '../generated/database.ts';
import { consentInput, withdrawConsentInput } from './input.ts';
import { mayChange } from './policy.ts';
import { type ConsentRow, grant, lockConsentInForce, withdraw } from './queries.ts';

export interface ConsentCommands {
  readonly database: Database<DB>;
}

/** Grants an optional consent. Granting the same version again changes nothing; another version replaces it. */
export async function setConsent(deps: ConsentCommands, actor: Actor, raw: unknown): Promise<ConsentRow> {
  const { kind, documentVersion } = validInput(consentInput, raw);
  const { userId } = mayChange(actor, kind);
  return deps.database.inTransaction(actor, async ({ db }) => {
    const present = await lockConsentInForce(db, userId, kind);
    if (present?.document_version === documentVersion) return present;
    if (present) await withdraw(db, present.id);
    return grant(db, userId, kind, documentVersion);
  });
}

/** Withdraws an optional consent; it takes effect with the commit. */
export async function withdrawConsent(
  deps: ConsentCommands,
  actor: Actor,
  raw: unknown,
): Promise<ConsentRow> {
  const { kind } = validInput(withdrawConsentInput, raw);
  const { userId } = mayChange(actor, kind);
  return deps.database.inTransaction(actor, async ({ db }) => {
    const present = (await lockConsentInForce(db, userId, kind)) ?? notFound();
    return withdraw(db, present.id);
  });
}
