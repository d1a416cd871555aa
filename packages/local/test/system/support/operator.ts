import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { repositoryRoot } from '@hotmess/local/repository';

/**
 * Runs an operator's command, such as `xp-cli.ts`.
 * @returns its exit code and all that it said
 */
export function operatorsCommand(
  file: string,
  options: readonly string[],
  environment: Record<string, string>,
): Promise<{ code: number; said: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(repositoryRoot, 'packages/local/src', file), ...options],
      { env: { PATH: process.env['PATH'], ...environment } },
      (error, stdout, stderr) =>
        resolve({ code: error ? Number(error.code) : 0, said: `${stdout}${stderr}` }),
    );
  });
}
