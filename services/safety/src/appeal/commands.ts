import { requireStaff } from '@hotmess/shared/auth/require';
import type { Actor } from '@hotmess/shared/db/actor';
import { DomainError, notFound } from '@hotmess/shared/errors/domain-error';
import { errorCode } from '@hotmess/shared/errors/from-unknown';
import { entityId, validInput } from '@hotmess/shared/graphql/input';
import { lines } from '@hotmess/shared/graphql/text';
import { z } from 'zod';
import { type ActionCommands, reinstateAfterAppeal } from '../action/commands.ts';
import { findAction } from '../action/queries.ts';
import { appealMachine } from './machine.ts';
import { mayDecide, requireConcerned } from './policy.ts';
import { decideSeen, findAppeal, insertAppeal } from './queries.ts';
import type { AppealRow } from './rows.ts';

const text = lines.min(10, 'needs at least 10 characters').max(2_000, 'has more than 2,000 characters');
const fileInput = z.object({ decisionId: z.string(), statement: text });
const decideInput = z.object({
  id: z.string(),
  version: z.number().int().nullish(),
  overturn: z.boolean(),
  decision: text,
});

/** Appeals against a decision about oneself, once, within 180 days. What is not about him answers as what is not there. */
export async function fileAppeal(deps: ActionCommands, actor: Actor, raw: unknown): Promise<AppealRow> {
  const appellant = requireConcerned(actor);
  const input = validInput(fileInput, raw);
  const actionId = entityId(input.decisionId);
  try {
    return await deps.database.inTransaction(actor, (tx) =>
      insertAppeal(tx.db, {
        action_id: actionId,
        appellant_id: appellant.userId,
        statement: input.statement,
      }),
    );
  } catch (error) {
    if (errorCode(error) === '23505') throw new DomainError('CONFLICT', 'You appealed against this already.');
    // Refused by the policy that only the person concerned passes, and no key that says whether there is such an action.
    if (errorCode(error) === '42501' || errorCode(error) === '23503') notFound();
    throw error;
  }
}

/** Decides an appeal: upheld, or overturned, which takes the action back. */
export async function decideAppeal(deps: ActionCommands, actor: Actor, raw: unknown): Promise<AppealRow> {
  requireStaff(actor);
  const input = validInput(decideInput, raw);
  return deps.database.inTransaction(actor, async (tx) => {
    const seen = (await findAppeal(tx.db, entityId(input.id))) ?? notFound();
    const action = (await findAction(tx.db, seen.action_id)) ?? notFound();
    mayDecide(actor, seen, action);
    const status = appealMachine.next(input.overturn ? 'overturn' : 'uphold', seen.status);
    if (input.version != null && input.version !== seen.version) throw new DomainError('CONFLICT');
    const outcome = { status: status as 'upheld' | 'overturned', decision: input.decision };
    const decided = await decideSeen(tx.db, seen, outcome);
    if (!decided) throw new DomainError('CONFLICT');
    if (input.overturn) await reinstateAfterAppeal(deps, tx, action, input.decision);
    await deps.auditor.recordAudit(tx, {
      actor: tx.actor,
      action: `appeal.${input.overturn ? 'overturn' : 'uphold'}`,
      objectType: 'appeal',
      objectId: seen.id,
      subjectId: seen.appellant_id,
      before: { status: seen.status, statement: seen.statement },
      after: { status: decided.status },
      reason: input.decision,
    });
    return decided;
  });
}
