import { type Actor, systemActor } from '@hotmess/shared/db/actor';
import type { Database } from '@hotmess/shared/db/database';
import { DomainError, badInput, notFound } from '@hotmess/shared/errors/domain-error';
import { errorCode } from '@hotmess/shared/errors/from-unknown';
import type { Auditor } from '@hotmess/shared/events/audit';
import { validInput } from '@hotmess/shared/graphql/input';
import type { DB } from '../generated/database.ts';
import { letInAgain, suspendSelf } from '../user/standing.ts';
import type { UserStatus } from '../user/machine.ts';
import { type DocumentRow, insertDocument, listDocuments } from './documents.ts';
import { consentInput, publishDocumentInput, withdrawConsentInput } from './input.ts';
import { isRequired, mayGrant, mayPublishDocument, mayWithdraw, requirePresentVersion } from './policy.ts';
import { type ConsentRow, grant, lockConsentInForce, withdraw } from './queries.ts';

export interface ConsentCommands {
  readonly database: Database<DB>;
  readonly auditor: Auditor;
}

/** What became of a consent, and of the account that may stand on it. */
export interface ConsentChange {
  readonly consent: ConsentRow;
  readonly accountStatus: UserStatus;
}

/**
 * Grants a consent. Granting the same version again changes nothing; another version replaces it. Whoever suspended
 * himself by withdrawing a required one is let in again when none is missing. By the system, which alone may write
 * required ones, and only in the actor's own name.
 */
export async function setConsent(deps: ConsentCommands, actor: Actor, raw: unknown): Promise<ConsentChange> {
  const { kind, documentVersion } = validInput(consentInput, raw);
  const { userId } = mayGrant(actor, kind);
  return deps.database.inTransaction(systemActor('set-consent'), async (tx) => {
    const { db } = tx;
    requirePresentVersion(await listDocuments(db), { kind, documentVersion });
    const present = await lockConsentInForce(db, userId, kind);
    if (present && present.document_version !== documentVersion) await withdraw(db, present.id);
    const consent =
      present?.document_version === documentVersion
        ? present
        : await grant(db, userId, kind, documentVersion);
    return { consent, accountStatus: await letInAgain(tx, userId) };
  });
}

/** Withdraws a consent; it takes effect with the commit. Without a required one the account is suspended. */
export async function withdrawConsent(
  deps: ConsentCommands,
  actor: Actor,
  raw: unknown,
): Promise<ConsentChange> {
  const { kind, suspendAccount } = validInput(withdrawConsentInput, raw);
  const { userId } = mayWithdraw(actor, kind, suspendAccount ?? false);
  return deps.database.inTransaction(systemActor('withdraw-consent'), async (tx) => {
    const present = (await lockConsentInForce(tx.db, userId, kind)) ?? notFound();
    const consent = await withdraw(tx.db, present.id);
    const accountStatus = isRequired(kind) ? await suspendSelf(tx, userId) : await letInAgain(tx, userId);
    return { consent, accountStatus };
  });
}

/** Publishes a version of a document: from its time on, whoever has not agreed to it is asked to. */
export async function publishConsentDocument(
  deps: ConsentCommands,
  actor: Actor,
  raw: unknown,
): Promise<DocumentRow> {
  mayPublishDocument(actor);
  const { kind, documentVersion, url, effectiveFrom } = validInput(publishDocumentInput, raw);
  const now = new Date();
  if (effectiveFrom && effectiveFrom < now) badInput('effectiveFrom', 'effectiveFrom: is in the past');
  try {
    return await deps.database.inTransaction(actor, async (tx) => {
      const document = await insertDocument(tx.db, {
        kind,
        document_version: documentVersion,
        url: url ?? null,
        effective_from: effectiveFrom ?? now,
      });
      await deps.auditor.recordAudit(tx, {
        actor,
        action: 'consent_document.publish',
        objectType: 'consent_document',
        objectId: `${kind}/${documentVersion}`,
        before: null,
        after: { effectiveFrom: document.effective_from, url: document.url },
        reason: null,
      });
      return document;
    });
  } catch (error) {
    if (errorCode(error) === '23505') throw new DomainError('CONFLICT', 'There is a version of this name.');
    throw error;
  }
}
