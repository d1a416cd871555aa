import { execFileSync } from 'node:child_process';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { findNatsServer } from '@hotmess/local/backing/nats-binary';
import { preparePlace } from '@hotmess/local/backing/postgres-place';
import type { CleanUp } from './clean-up.ts';
import { scratchFolder } from './scratch.ts';

/** One line about where the numbers come from: numbers of two machines cannot be compared, their ratios can. */
export async function machineLine(cleanUp: CleanUp): Promise<string> {
  const { native } = preparePlace(join(scratchFolder(cleanUp), 'postgres'));
  const nats = await findNatsServer();
  return [
    `${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? 'unknown'})`,
    `${Math.round(totalmem() / 2 ** 30)} GiB`,
    `${process.platform} ${process.arch}`,
    `Node ${process.versions.node}`,
    `PostgreSQL ${version(join(native, 'bin', 'postgres'))}`,
    `nats-server ${nats.kind === 'program' ? version(nats.path) : nats.image}`,
    new Date().toISOString().slice(0, 10),
  ].join(' · ');
}

function version(program: string): string {
  return /\d[\d.]*/.exec(execFileSync(program, ['--version'], { encoding: 'utf8' }))?.[0] ?? 'unknown';
}
