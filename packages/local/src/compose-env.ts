import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Problem } from './backing/problem.ts';
import { completeEnvFile, renderSections } from './compose/env-file.ts';
import { composeSections } from './compose/variables.ts';
import { repositoryRoot } from './repository.ts';

/**
 * `npm run compose:env`: makes the secrets that docker-compose.yml reads from `.env`, or adds those that a newer version
 * needs. What the file says already stays as it is. `--live` leaves the demonstration out; `--print` writes to standard
 * output instead, for machines with Docker alone.
 */
const { values } = parseArgs({
  strict: true,
  options: { live: { type: 'boolean', default: false }, print: { type: 'boolean', default: false } },
});
const sections = await composeSections(!values.live);
if (values.print) {
  process.stdout.write(renderSections(sections, new Set()));
} else {
  try {
    const added = completeEnvFile(join(repositoryRoot, '.env'), sections);
    console.log(
      added.length === 0
        ? '.env has everything; nothing was changed.'
        : `.env: added ${added.length} variables.`,
    );
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    console.error(`✗ ${error.message}`);
    process.exitCode = 1;
  }
}
