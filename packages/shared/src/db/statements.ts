import { type Actor, userIdOf } from './actor.ts';
import type { Statement } from './batch.ts';

/** How many distinct SQL texts are kept prepared; dynamic texts past it are parsed each time, so memory is bounded. */
const PREPARED_LIMIT = 500;
const numbers = new Map<string, number>();

/**
 * A query as a prepared statement. Its name carries the role: PostgreSQL throws a cached plan away whenever the
 * role changes, so a statement shared by alternating roles is planned anew each time (FACTS.md: 0.75 of the speed).
 */
export function prepared(role: string, text: string, values: readonly unknown[]): Statement {
  let number = numbers.get(text);
  if (number === undefined) {
    if (numbers.size >= PREPARED_LIMIT) return { text, values };
    numbers.set(text, (number = numbers.size));
  }
  return { name: `${role}_${number}`, text, values };
}

/**
 * The relay's commits need not wait for the disk: all it writes is that an event went out, and where a crash loses
 * that, the event goes out again and is dropped as seen.
 */
const BECOME_RELAY: Statement = {
  name: 'become_relay',
  text: `select set_config('role', 'relay', true), set_config('app.user_id', '', true),
                set_config('synchronous_commit', 'off', true)`,
  values: [],
  rows: false,
};

/** Takes the actor's role and names him to the policies, until the end of the transaction. */
export function becomeActor(actor: Actor): Statement {
  if (actor.role === 'relay') return BECOME_RELAY;
  return {
    name: 'become_actor',
    text: `select set_config('role', $1, true), set_config('app.user_id', $2, true)`,
    values: [actor.role, userIdOf(actor) ?? ''],
    rows: false,
  };
}

export const BEGIN: Statement = { name: 'begin', text: 'begin', values: [], rows: false };
export const COMMIT: Statement = { name: 'commit', text: 'commit', values: [], rows: false };
export const ROLLBACK: Statement = { name: 'rollback', text: 'rollback', values: [], rows: false };
