import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type SbomOptions, cyclonedx } from './sbom/cyclonedx.ts';

/** `npm run sbom`: what the images contain besides Node itself, as CycloneDX 1.6 on standard output. */
const root = fileURLToPath(new URL('..', import.meta.url));
const { name, version, packageManager } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8')) as {
  name: string;
  version: string;
  packageManager: string;
};
const listed = execFileSync(
  'npx',
  ['--yes', packageManager, 'list', '--recursive', '--prod', '--depth', 'Infinity', '--json'],
  { cwd: root, encoding: 'utf8', maxBuffer: 512 * 1024 * 1024 },
);
const options: SbomOptions = { name, version, serial: randomUUID(), at: new Date() };
console.log(
  JSON.stringify(cyclonedx(JSON.parse(listed) as Parameters<typeof cyclonedx>[0], options), null, 2),
);
