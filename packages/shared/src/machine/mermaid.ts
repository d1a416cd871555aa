import { type Machine, PRIOR } from './define-machine.ts';

/** The machine as a Mermaid state diagram, for the services' READMEs; generated, never drawn by hand. */
export function machineDiagram(machine: Machine<string, string>): string {
  const node = (state: string) => (state === '' ? '[*]' : state === PRIOR ? 'prior_state' : state);
  const arrows = machine.edges.flatMap((edge) =>
    edge.from.map(
      (from) => `    ${node(from)} --> ${node(edge.to)}: ${edge.command} (${edge.roles.join(', ')})`,
    ),
  );
  return ['```mermaid', 'stateDiagram-v2', ...arrows, '```'].join('\n');
}
