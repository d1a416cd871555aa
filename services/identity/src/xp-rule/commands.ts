import type { Actor } from '@hotmess/shared/db/actor';
import type { Database } from '@hotmess/shared/db/database';
import type { Tx } from '@hotmess/shared/db/transaction';
import { DomainError, badInput, notFound } from '@hotmess/shared/errors/domain-error';
import type { Auditor } from '@hotmess/shared/events/audit';
import { entityId, validInput } from '@hotmess/shared/graphql/input';
import type { DB } from '../generated/database.ts';
import { changeRuleInput, endRuleInput } from './input.ts';
import { mayChangeRules } from './policy.ts';
import { beginRule, databaseNow, endRule, findRule, lockOpenRule } from './queries.ts';
import type { XpRuleRow } from './rows.ts';

/** What the commands of rules stand on. */
export interface XpRuleCommands {
  readonly database: Database<DB>;
  readonly auditor: Auditor;
}

/**
 * Begins a rule now or later, and ends the one whose place it takes at the same moment: at every instant there is one
 * rule of a type or none, and what was is never written anew.
 * @throws {DomainError} CONFLICT where the rule moved, or where another change would come after this one
 */
export async function changeXpRule(deps: XpRuleCommands, actor: Actor, raw: unknown): Promise<XpRuleRow> {
  mayChangeRules(actor);
  const input = validInput(changeRuleInput, raw);
  return deps.database.inTransaction(actor, async (tx) => {
    const [seen, now] = await Promise.all([
      lockOpenRule(tx.db, input.type, input.streakDays ?? null),
      databaseNow(tx.db),
    ]);
    if (input.version != null && input.version !== seen?.version) throw new DomainError('CONFLICT');
    const from = input.activeFrom ?? now;
    if (from < now) badInput('activeFrom', 'activeFrom: what is past is not changed.');
    if (seen && seen.active_from > from)
      throw new DomainError(
        'CONFLICT',
        `Another change of this rule begins on ${seen.active_from.toISOString()}; end that one first.`,
      );
    if (seen && !(await endRule(tx.db, seen, from))) conflict();
    const rule = await beginRule(tx.db, {
      type: input.type,
      streak_days: input.streakDays ?? null,
      points: input.points,
      daily_cap: input.dailyCap ?? null,
      active_from: from,
    });
    await audit(deps, tx, 'xp_rule.change', seen ?? null, rule, input.reason);
    return rule;
  });
}

/**
 * Ends a rule now or later; one that has not begun by then never will.
 * @throws {DomainError} NOT_FOUND, or CONFLICT where it moved or has its end already
 */
export async function endXpRule(
  deps: XpRuleCommands,
  actor: Actor,
  { id, ...raw }: Readonly<Record<string, unknown>> & { readonly id: string },
): Promise<XpRuleRow> {
  mayChangeRules(actor);
  const input = validInput(endRuleInput, raw);
  return deps.database.inTransaction(actor, async (tx) => {
    const [found, now] = await Promise.all([findRule(tx.db, entityId(id)), databaseNow(tx.db)]);
    const seen = found ?? notFound();
    if (input.version != null && input.version !== seen.version) conflict();
    const at = input.activeTo ?? now;
    if (at < now) badInput('activeTo', 'activeTo: what is past is not changed.');
    const ended = (await endRule(tx.db, seen, at > seen.active_from ? at : seen.active_from)) ?? conflict();
    await audit(deps, tx, 'xp_rule.end', seen, ended, input.reason);
    return ended;
  });
}

function conflict(): never {
  throw new DomainError('CONFLICT');
}

async function audit(
  deps: XpRuleCommands,
  tx: Tx<DB>,
  action: string,
  before: XpRuleRow | null,
  after: XpRuleRow,
  reason: string,
): Promise<void> {
  await deps.auditor.recordAudit(tx, {
    actor: tx.actor,
    action,
    objectType: 'xp_rule',
    objectId: after.id,
    before,
    after,
    reason,
  });
}
