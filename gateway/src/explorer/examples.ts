import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** An operation that the explorer opens with. */
export interface Example {
  readonly name: string;
  readonly query: string;
  /** JSON for the variables' editor; empty where `<name>.variables.json` does not exist. */
  readonly variables: string;
}

/** Reads `*.graphql` of a folder, in the order of their names, each with its `.variables.json` where there is one. */
export function readExamples(directory: string): Example[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory)
    .filter((file) => file.endsWith('.graphql'))
    .toSorted()
    .map((file) => {
      const name = file.slice(0, -'.graphql'.length);
      const variables = join(directory, `${name}.variables.json`);
      return {
        name,
        query: readFileSync(join(directory, file), 'utf8'),
        variables: existsSync(variables) ? readFileSync(variables, 'utf8') : '',
      };
    });
}
