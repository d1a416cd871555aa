import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROCESSES, type Process } from '../../generate/kubernetes/names.ts';

export const root: string = join(import.meta.dirname, '../../..');
export { PROCESSES, type Process };

const folder = (name: Process) => (name === 'gateway' ? 'gateway' : `services/${name}`);

/**
 * Starts a process with this environment, but with a port that is none: it reads its whole configuration, lists every
 * fault, and ends before it connects to anything.
 * @returns the faults by variable; PORT's own is expected and left out
 */
export async function configurationFaults(
  name: Process,
  environment: Record<string, string>,
): Promise<Record<string, string>> {
  const output = await new Promise<string>((resolve) => {
    execFile(
      process.execPath,
      [join(root, folder(name), 'src/main.ts')],
      { env: { PATH: process.env['PATH'], ...environment, PORT: 'none' }, timeout: 60_000 },
      (_error, stdout, stderr) => resolve(`${stdout}${stderr}`),
    );
  });
  const [head, ...lines] = output.trimEnd().split('\n');
  if (head !== 'The environment is not complete:') throw new Error(`${name} said: ${output}`);
  const faults = Object.fromEntries(lines.map((line) => line.trim().split(': ', 2) as [string, string]));
  if (!('PORT' in faults)) throw new Error(`${name} does not read PORT.`);
  delete faults['PORT'];
  return faults;
}

/** The text of everything that says which variables a process reads: a name that is not in it reaches nobody. */
export function configurationSource(name: Process): string {
  const files = ['packages/shared/src/config/service-config.ts', `${folder(name)}/src/config.ts`];
  const text = files.map((file) => {
    try {
      return readFileSync(join(root, file), 'utf8');
    } catch {
      return '';
    }
  });
  return [...text, `${name.toUpperCase()}_DATABASE_URL`].join('\n');
}
