import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Problem } from '../backing/problem.ts';
import { PEOPLE } from '../seed/cast.ts';
import type { StackParts } from './supervisor.ts';

const SEED = join(import.meta.dirname, '../seed/main.ts');

/**
 * Fills the databases in a process of its own.
 * @throws Problem with the end of what it printed
 */
export const runSeed: StackParts['seed'] = async ({ env }) => {
  try {
    await promisify(execFile)(process.execPath, [SEED], { env, timeout: 120_000 });
  } catch (error) {
    const printed = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
    throw new Problem(`The seed failed:\n${printed.trimEnd().split('\n').slice(-12).join('\n')}`);
  }
  return { people: PEOPLE.map(({ email, name, role }) => ({ email, name, role })) };
};
