import { flushCompileCache } from 'node:module';
import { ConfigError } from '../config/read-config.ts';
import { collectStartupGarbage } from './startup-garbage.ts';

/**
 * Runs a process's start. What an operator can mend is said in a sentence, without a stack.
 * @param start resolves when the process listens
 */
export async function runMain(start: () => Promise<void>): Promise<void> {
  try {
    await start();
    // Only now is all code loaded; the next start finds it compiled (NODE_COMPILE_CACHE).
    flushCompileCache();
    collectStartupGarbage();
  } catch (error) {
    console.error(sentenceFor(error));
    process.exit(1);
  }
}

function sentenceFor(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
    return `The port is in use: ${error.message}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
