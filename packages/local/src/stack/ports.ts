import { createServer } from 'node:net';
import { Problem } from '../backing/problem.ts';

/** Everything that listens, with the variable that moves it and its usual port. */
export const portTable = {
  gateway: { variable: 'GATEWAY_PORT', usual: 4000, what: 'the gateway' },
  nightlife: { variable: 'NIGHTLIFE_PORT', usual: 4001, what: 'the nightlife service' },
  safety: { variable: 'SAFETY_PORT', usual: 4002, what: 'the safety service' },
  commerce: { variable: 'COMMERCE_PORT', usual: 4003, what: 'the commerce service' },
  identity: { variable: 'IDENTITY_PORT', usual: 4004, what: 'the identity service' },
  music: { variable: 'MUSIC_PORT', usual: 4005, what: 'the music service' },
  mail: { variable: 'MAIL_PORT', usual: 4025, what: 'the mail inbox page' },
  stripe: { variable: 'STRIPE_PORT', usual: 4027, what: 'the local stand-in of Stripe' },
  smtp: { variable: 'SMTP_PORT', usual: 4026, what: 'the mail inbox (SMTP)' },
  postgres: { variable: 'POSTGRES_PORT', usual: 4032, what: 'PostgreSQL' },
  nats: { variable: 'NATS_PORT', usual: 4022, what: 'NATS' },
} as const;

export type Listener = keyof typeof portTable;
export type Ports = Record<Listener, number>;

/**
 * Reads the ports from the environment.
 *
 * @throws Problem that names the variable when a value is no port or two listeners got the same one
 */
export function readPorts(env: NodeJS.ProcessEnv): Ports {
  const ports: Partial<Ports> = {};
  const taken = new Map<number, string>();
  for (const [listener, { variable, usual }] of Object.entries(portTable)) {
    const text = env[variable] ?? String(usual);
    const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
    if (port < 1 || port > 65_535)
      throw new Problem(`${variable} is "${text}": it must be a port, 1 to 65535.`);
    const other = taken.get(port);
    if (other !== undefined)
      throw new Problem(`${other} and ${variable} are both ${port}: each needs its own port.`);
    taken.set(port, variable);
    ports[listener as Listener] = port;
  }
  return ports as Ports;
}

/**
 * Makes sure that nobody listens on the ports yet, before anything is started.
 *
 * @throws Problem that names the port, what wants it and the variable that changes it
 */
export async function requireFreePorts(
  host: string,
  ports: Ports,
  wanted: readonly Listener[],
): Promise<void> {
  for (const listener of wanted) {
    const { what, variable } = portTable[listener];
    // The backing stays on the loopback interface whatever HOST says.
    const address = listener === 'postgres' || listener === 'nats' ? '127.0.0.1' : host;
    const code = await tryListening(address, ports[listener]);
    if (code === undefined) continue;
    const why = code === 'EADDRINUSE' ? 'is in use' : `cannot be listened on (${code})`;
    throw new Problem(
      `Port ${ports[listener]} on ${address} ${why}, and ${what} wants it. ` +
        `Stop what uses it, or choose another: ${variable}=${ports[listener] + 1000} npm start`,
    );
  }
}

function tryListening(host: string, port: number): Promise<string | undefined> {
  return new Promise((done) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => done(error.code ?? error.message));
    server.listen(port, host, () => server.close(() => done(undefined)));
  });
}
