import { requireAdmin } from '@hotmess/shared/auth/require';
import type { Actor } from '@hotmess/shared/db/actor';
import type { Database } from '@hotmess/shared/db/database';
import type { Tx } from '@hotmess/shared/db/transaction';
import { DomainError, badInput, notFound } from '@hotmess/shared/errors/domain-error';
import type { Auditor } from '@hotmess/shared/events/audit';
import { entityId, validInput } from '@hotmess/shared/graphql/input';
import type { DB } from '../generated/database.ts';
import { createRulesetInput, updateRulesetInput } from './input.ts';
import {
  type ContentRulesetRow,
  DEFAULT_RULES,
  changeRuleset,
  findRuleset,
  insertRuleset,
  isNameTaken,
} from './queries.ts';

export interface ContentRulesetCommands {
  readonly database: Database<DB>;
  readonly auditor: Auditor;
}

/** Makes a ruleset. @throws {DomainError} UNAUTHENTICATED, FORBIDDEN, STEP_UP_REQUIRED, BAD_USER_INPUT */
export async function createContentRuleset(
  deps: ContentRulesetCommands,
  actor: Actor,
  raw: unknown,
): Promise<ContentRulesetRow> {
  requireAdmin(actor);
  const input = validInput(createRulesetInput, raw);
  return deps.database.inTransaction(actor, async (tx) => {
    await refuseTakenName(tx, input.name, null);
    const made = await insertRuleset(tx.db, {
      name: input.name,
      description: input.description ?? '',
      max_resale_percent: input.maxResalePercent ?? DEFAULT_RULES.maxResalePercent,
      report_threshold: input.reportThreshold ?? DEFAULT_RULES.reportThreshold,
    });
    await audit(deps, tx, 'create', null, made, input.reason);
    return made;
  });
}

/**
 * Changes a ruleset, which holds at once for every beacon that has it. Listings that are live already stay: the cap is
 * looked at when a listing is submitted.
 * @throws {DomainError} UNAUTHENTICATED, FORBIDDEN, STEP_UP_REQUIRED, BAD_USER_INPUT, NOT_FOUND, CONFLICT
 */
export async function updateContentRuleset(
  deps: ContentRulesetCommands,
  actor: Actor,
  raw: unknown,
): Promise<ContentRulesetRow> {
  requireAdmin(actor);
  const input = validInput(updateRulesetInput, raw);
  return deps.database.inTransaction(actor, async (tx) => {
    const seen = (await findRuleset(tx.db, entityId(input.id))) ?? notFound();
    if (input.version != null && input.version !== seen.version) throw new DomainError('CONFLICT');
    if (input.name != null) await refuseTakenName(tx, input.name, seen.id);
    const changed = await changeRuleset(tx.db, seen, {
      name: input.name ?? seen.name,
      description: input.description ?? seen.description,
      max_resale_percent: input.maxResalePercent ?? seen.max_resale_percent,
      report_threshold: input.reportThreshold ?? seen.report_threshold,
    });
    if (!changed) throw new DomainError('CONFLICT');
    await audit(deps, tx, 'update', seen, changed, input.reason);
    return changed;
  });
}

/** The unique key has the last word where two take it at once. */
async function refuseTakenName(tx: Tx<DB>, name: string, exceptId: string | null): Promise<void> {
  if (await isNameTaken(tx.db, name, exceptId)) badInput('name', 'Another ruleset has this name.');
}

async function audit(
  deps: ContentRulesetCommands,
  tx: Tx<DB>,
  action: 'create' | 'update',
  before: ContentRulesetRow | null,
  after: ContentRulesetRow,
  reason: string,
): Promise<void> {
  await deps.auditor.recordAudit(tx, {
    actor: tx.actor,
    action: `content_ruleset.${action}`,
    objectType: 'content_ruleset',
    objectId: after.id,
    before,
    after,
    reason,
  });
}
