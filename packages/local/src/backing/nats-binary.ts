import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { fetchProgram, findProgram, isOnPath } from './debian-program.ts';
import { Problem } from './problem.ts';

const execute = promisify(execFile);

/** How nats-server is run on this machine. */
export type NatsSource =
  { kind: 'program'; path: string; from: string } | { kind: 'docker'; image: string; from: string };

const dockerImage = 'nats:2.12';

/**
 * Finds nats-server: on the PATH; unpacked by an earlier run; Debian's package, unpacked without installing it;
 * else Docker. What is downloaded is kept in the user's cache folder, so that a fresh clone finds it.
 *
 * @param progress is told what takes long
 * @throws Problem that says how to get it
 */
export async function findNatsServer(progress: (text: string) => void = () => {}): Promise<NatsSource> {
  const found = findProgram('nats-server');
  if (found) return { kind: 'program', ...found };

  let reason = 'this is not a Debian system';
  if (isOnPath('apt-get') && isOnPath('dpkg')) {
    try {
      return { kind: 'program', ...(await fetchProgram('nats-server', 'nats-server', progress)) };
    } catch (error) {
      reason = `Debian's package could not be downloaded (${lastLine(error)})`;
    }
  }
  if (isOnPath('docker') && (await dockerAnswers())) {
    return { kind: 'docker', image: dockerImage, from: `Docker, ${dockerImage}` };
  }
  throw new Problem(
    `nats-server is not on the PATH, ${reason}, and Docker does not answer. Install it ` +
      '(apt-get install nats-server, brew install nats-server, or a release of github.com/nats-io/nats-server), ' +
      'or name a running one in NATS_URL.',
  );
}

async function dockerAnswers(): Promise<boolean> {
  try {
    await execute('docker', ['info'], { timeout: 10_000 });
    return true;
  } catch {
    return false;
  }
}

function lastLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.trim().split('\n').at(-1) ?? text;
}
