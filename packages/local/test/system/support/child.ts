import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { exportJWK, generateKeyPair } from 'jose';
import { type Daemon, startDaemon } from '@hotmess/local/backing/daemon';
import { freePort } from '@hotmess/local/backing/free-port';
import { repositoryRoot } from '@hotmess/local/repository';
import { signedGraphql } from '@hotmess/local/testing/graphql-client';
import type { Service } from '@hotmess/local/stack/services';
import { makeScratchFolder } from '@hotmess/local/testing/scratch';
import type { TokenIssuer } from '@hotmess/local/testing/token-issuer';
import type { Send } from './night.ts';
import { readyz } from './wait.ts';

export interface ChildOptions {
  /** Which service; nightlife where left out. */
  readonly service?: Service;
  readonly databaseUrl: string;
  readonly natsUrl: string;
  readonly issuer: TokenIssuer;
  /** Variables besides, or instead of, the usual ones. */
  readonly environment?: Record<string, string>;
}

/** A service as a process of its own, started as production starts it. */
export interface Child {
  readonly url: string;
  readonly send: Send;
  /** The process that runs now. */
  daemon(): Daemon;
  /** Starts it, again where it had ended; resolves when it listens. */
  start(): Promise<void>;
  /** Resolves when `/readyz` says yes. */
  ready(): Promise<void>;
  /** What it has logged, line by line, of all its starts. */
  log(): Record<string, unknown>[];
  /** Ends it with SIGKILL where it runs, and deletes its log. */
  dispose(): Promise<void>;
}

/** Makes one, not started yet. */
export async function createChild(options: ChildOptions): Promise<Child> {
  const service = options.service ?? 'nightlife';
  const folder = makeScratchFolder();
  const logFile = join(folder, `${service}.log`);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const secret = randomBytes(32).toString('base64url');
  const { publicKey } = await generateKeyPair('ECDH-ES', { crv: 'P-256', extractable: true });
  const env = {
    PATH: process.env['PATH'] ?? '',
    NODE_ENV: 'production',
    TZ: 'UTC',
    PORT: String(port),
    LOG_LEVEL: 'info',
    NATS_URL: options.natsUrl,
    GATEWAY_HMAC_SECRET: secret,
    JWT_ISSUER: options.issuer.issuer,
    JWT_AUDIENCE: options.issuer.audience,
    JWKS_URL: options.issuer.jwksUrl,
    AUDIT_PUBLIC_JWK: JSON.stringify(await exportJWK(publicKey)),
    [`${service.toUpperCase()}_DATABASE_URL`]: options.databaseUrl,
    ...(service === 'nightlife' && { OFFLINE_KEYS_KEK: randomBytes(32).toString('base64url') }),
    ...options.environment,
  };
  let daemon: Daemon | undefined;
  const log = (): Record<string, unknown>[] =>
    existsSync(logFile)
      ? readFileSync(logFile, 'utf8')
          .split('\n')
          .filter((line) => line.startsWith('{'))
          .map((line) => JSON.parse(line) as Record<string, unknown>)
      : [];
  const until = async (answer: () => Promise<boolean>): Promise<void> => {
    for (const since = Date.now(); !(await answer()); await new Promise((resolve) => setTimeout(resolve, 25)))
      if (daemon?.hasExited() || Date.now() - since > 20_000)
        throw new Error(`${service} does not come up:\n${readFileSync(logFile, 'utf8').slice(-2_000)}`);
  };
  return {
    url,
    log,
    send: (query, variables = {}, { token, requestId } = {}) =>
      signedGraphql(url, secret, { query, variables, token, ...(requestId !== undefined && { requestId }) }),
    daemon: () => daemon!,
    async start() {
      daemon = await startDaemon({
        command: process.execPath,
        args: ['--max-semi-space-size=1', join(repositoryRoot, `services/${service}/src/main.ts`)],
        env,
        cwd: repositoryRoot,
        logFile,
        appendLog: true,
      });
      await until(async () => (await readyz(url)) !== undefined);
    },
    ready: () => until(async () => (await readyz(url))?.status === 200),
    async dispose() {
      await daemon?.stop('SIGKILL', 1_000);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
