import { createServer } from 'node:net';
import { portTable } from '../stack/ports.ts';

/** Our environment without what would make the stack another one than a plain `npm start`. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  const ours = ['HOST', 'LOG_LEVEL', 'NATS_URL', 'HOTMESS_BACKING', 'HOTMESS_STARTED_AT', 'NODE_OPTIONS'];
  const changing = (name: string) =>
    ours.includes(name) || name.endsWith('_DATABASE_URL') || /^npm_(package|lifecycle)_/.test(name);
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !changing(name)));
}

/** A free port for everything that listens, as variables of the environment. */
export async function freePorts(): Promise<Record<string, string>> {
  // All at once: one asked after the other could be given twice.
  const servers = await Promise.all(
    Object.values(portTable).map(
      ({ variable }) =>
        new Promise<{ variable: string; server: ReturnType<typeof createServer> }>((resolve, reject) => {
          const server = createServer();
          server.once('error', reject);
          server.listen(0, '127.0.0.1', () => resolve({ variable, server }));
        }),
    ),
  );
  const ports = servers.map(({ variable, server }) => {
    const address = server.address();
    return [variable, String(typeof address === 'object' && address ? address.port : 0)] as const;
  });
  await Promise.all(servers.map(({ server }) => new Promise((resolve) => server.close(resolve))));
  return Object.fromEntries(ports);
}
