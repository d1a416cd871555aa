import { type SeededPerson, reachableHost } from './environment.ts';
import type { Ports } from './ports.ts';

/**
 * What is printed when everything is ready: addresses, who to sign in as, and how to stop.
 * @param hasStandIn whether payments go to the local stand-in of Stripe
 */
export function readyReport(
  host: string,
  ports: Ports,
  people: readonly SeededPerson[],
  hasStandIn: boolean,
): string {
  const at = (port: number, path: string) => `http://${reachableHost(host)}:${port}${path}`;
  const lines = [
    '',
    `  Explorer      ${at(ports.gateway, '/')}`,
    `  GraphQL       ${at(ports.gateway, '/graphql')}`,
    `  Mail inbox    ${at(ports.mail, '/')}`,
    ...(hasStandIn ? [`  Payments      ${at(ports.stripe, '/')}`] : []),
    '',
  ];
  if (people.length > 0) {
    const width = (pick: (person: SeededPerson) => string) =>
      Math.max(...people.map((it) => pick(it).length)) + 2;
    const [roles, names] = [width(({ role }) => role), width(({ name }) => name)];
    lines.push('  Sign in as one of these; the code arrives in the mail inbox:');
    for (const { role, name, email } of people)
      lines.push(`    ${role.padEnd(roles)}${name.padEnd(names)}${email}`);
    lines.push('');
  }
  lines.push(
    '  See it work: npm run demo   Stop: Ctrl-C   Begin anew: npm start -- --fresh   Logs: .hotmess/logs',
  );
  return lines.join('\n');
}
