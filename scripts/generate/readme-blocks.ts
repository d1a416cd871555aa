import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Machine } from '@hotmess/shared/machine/define-machine';
import { machineDiagram } from '@hotmess/shared/machine/mermaid';
import type { GeneratedFile } from './generated-file.ts';

const BEGIN = '<!-- generated: state machines -->';
const END = '<!-- end of generated -->';

/** The services' READMEs with the diagrams of their machines between the markers; one without markers is left out. */
export async function readmeFiles(root: string, services: readonly string[]): Promise<GeneratedFile[]> {
  const files: GeneratedFile[] = [];
  for (const service of services) {
    const path = `services/${service}/README.md`;
    const text = await readFile(join(root, path), 'utf8').catch(() => '');
    const [before, rest] = text.split(BEGIN);
    const after = rest?.split(END)[1];
    if (after === undefined) continue;
    const machines = await machinesOf(join(root, 'services', service, 'src'));
    const blocks = machines.map((machine) => `### ${machine.name}\n\n${machineDiagram(machine)}`);
    files.push({ path, content: `${before}${BEGIN}\n\n${blocks.join('\n\n')}\n\n${END}${after}` });
  }
  return files;
}

/** Every machine that a service defines, from its entities' `machine.ts`. */
export async function machinesOf(source: string): Promise<Machine<string, string>[]> {
  const machines: Machine<string, string>[] = [];
  for (const file of globSync('*/machine.ts', { cwd: source }).sort()) {
    const module = (await import(pathToFileURL(join(source, file)).href)) as Record<string, unknown>;
    machines.push(...Object.values(module).filter(isMachine));
  }
  return machines;
}

function isMachine(value: unknown): value is Machine<string, string> {
  return typeof value === 'object' && value !== null && 'transitionRows' in value;
}
