import type { FastifyInstance } from 'fastify';
import type { Logger } from './logger.ts';
import type { Readiness } from './readiness.ts';

/** Something to end when the process does. */
export interface Closer {
  readonly name: string;
  close(): Promise<unknown>;
}

export interface LifecycleOptions {
  readonly app: FastifyInstance;
  readonly readiness: Readiness;
  readonly logger: Logger;
  /** Ended one after the other, in this order, after the last request was answered. */
  readonly closers: readonly Closer[];
  /** Milliseconds between "not ready" and "no new connections", for balancers to notice; 0 on one machine. */
  readonly drainDelay: number;
}

/** Milliseconds: the whole shutdown must fit, so that nothing is killed half done; Kubernetes' grace period is longer. */
export const SHUTDOWN_LIMIT = 20_000;
/** Milliseconds between looks for connections that nobody uses any more, while the server closes. */
const SWEEP = 100;

/**
 * Ends a process well: not ready, then no new connections, then the accepted requests, then what they used.
 * @returns a function to call once; it resolves when all is ended, or after 20 s with what was left in the log
 */
export function createShutdown(options: LifecycleOptions): () => Promise<boolean> {
  const { app, readiness, logger } = options;
  let ending: Promise<boolean> | undefined;
  const end = async (): Promise<boolean> => {
    readiness.drain();
    logger.info('draining');
    await new Promise((resolve) => setTimeout(resolve, options.drainDelay));
    // An answer that was on its way when the draining began leaves its connection open, and idle from then on.
    const sweep = setInterval(() => app.server.closeIdleConnections(), SWEEP);
    await app.close().finally(() => clearInterval(sweep));
    for (const closer of options.closers) {
      await closer
        .close()
        .catch((error: unknown) => logger.error({ err: error, closer: closer.name }, 'close'));
    }
    logger.info('stopped');
    return true;
  };
  return () => {
    ending ??= Promise.race([
      end(),
      new Promise<boolean>((resolve) =>
        setTimeout(() => {
          logger.error('not everything ended within 20 s');
          resolve(false);
        }, SHUTDOWN_LIMIT).unref(),
      ),
    ]);
    return ending;
  };
}

/**
 * Ends the process on SIGTERM and SIGINT, and on an error nobody caught. For main.ts alone.
 * @param shutdown what `createShutdown` gave
 */
export function endOnSignals(shutdown: () => Promise<boolean>, logger: Logger): void {
  const exit = (code: number) => void shutdown().then((clean) => process.exit(clean ? code : 1));
  process.once('SIGTERM', () => exit(0));
  process.once('SIGINT', () => exit(0));
  process.once('uncaughtException', (error) => {
    logger.fatal({ err: error }, 'uncaught');
    exit(1);
  });
  process.once('unhandledRejection', (error) => {
    logger.fatal({ err: error }, 'unhandled rejection');
    exit(1);
  });
}
