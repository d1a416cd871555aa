import type { DatabaseRole } from '../db/actor.ts';
import { DomainError } from '../errors/domain-error.ts';

/** Stands in `to` for the state the row was in before; the row keeps it in `prior_state`. */
export const PRIOR = '(prior)';

/** The roles of people and of jobs; `anon` and `relay` walk no edge. */
export type EdgeRole = Exclude<DatabaseRole, 'anon' | 'relay'>;

/** One named way from states to a state, and the database roles that may walk it. */
export interface EdgeSpec<State extends string, Command extends string> {
  readonly command: Command;
  /** States it leaves; '' is "does not exist yet". */
  readonly from: readonly (State | '')[];
  readonly to: State | typeof PRIOR;
  readonly roles: readonly EdgeRole[];
}

/** One row of `state_transitions`. */
export interface TransitionRow {
  readonly machine: string;
  readonly from_state: string;
  readonly to_state: string;
  readonly db_role: EdgeRole;
}

/** A state machine: the one table that GraphQL, SQL, the tests and the README's diagram all come from. */
export interface Machine<State extends string, Command extends string> {
  readonly name: string;
  readonly states: readonly State[];
  readonly edges: readonly EdgeSpec<State, Command>[];
  /**
   * The state that `command` leads to.
   * @throws {DomainError} INVALID_TRANSITION where `command` does not leave `from`
   */
  next(command: Command, from: State, prior?: State | null): State;
  /** What `state_transitions` must hold for this machine, in a stable order. */
  transitionRows(): TransitionRow[];
}

/**
 * Defines a machine.
 * @throws where a state cannot be reached from creation, or a command has two ways out of one state
 */
export function defineMachine<const State extends string, const Command extends string>(spec: {
  name: string;
  states: readonly State[];
  edges: readonly EdgeSpec<NoInfer<State>, Command>[];
}): Machine<State, Command> {
  const { name, states, edges } = spec;
  refuseAmbiguousCommands(name, edges);
  refuseUnreachableStates(name, states, edges);
  return {
    name,
    states,
    edges,
    next(command, from, prior) {
      const edge = edges.find((candidate) => candidate.command === command && candidate.from.includes(from));
      const to = edge?.to === PRIOR ? prior : edge?.to;
      if (!to)
        throw new DomainError('INVALID_TRANSITION', `It cannot ${command} from the state "${from}".`, {
          from,
          command,
        });
      return to;
    },
    transitionRows() {
      const rows = edges.flatMap((edge) =>
        edge.from.flatMap((from) =>
          edge.roles.map((role) => ({ machine: name, from_state: from, to_state: edge.to, db_role: role })),
        ),
      );
      const unique = new Map(rows.map((row) => [Object.values(row).join('|'), row]));
      return [...unique.keys()].sort().map((key) => unique.get(key)!);
    },
  };
}

function refuseAmbiguousCommands(name: string, edges: readonly EdgeSpec<string, string>[]): void {
  const seen = new Set<string>();
  for (const edge of edges) {
    for (const from of edge.from) {
      const key = `${edge.command} from "${from}"`;
      if (seen.has(key)) throw new Error(`Machine ${name}: ${key} is defined twice.`);
      seen.add(key);
    }
  }
}

function refuseUnreachableStates(
  name: string,
  states: readonly string[],
  edges: readonly EdgeSpec<string, string>[],
): void {
  const reached = new Set<string>(['']);
  for (let before = -1; before !== reached.size;) {
    before = reached.size;
    for (const edge of edges)
      if (edge.to !== PRIOR && edge.from.some((from) => reached.has(from))) reached.add(edge.to);
  }
  const lost = states.filter((state) => !reached.has(state));
  if (lost.length > 0) throw new Error(`Machine ${name}: ${lost.join(', ')} cannot be reached.`);
}
