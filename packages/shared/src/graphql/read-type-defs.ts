import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DocumentNode, parse } from 'graphql';

/**
 * The SDL of a service: its `schema.graphql` and those of its entities' folders.
 * @param directory the service's `src` folder
 * @throws {GraphQLError} where a file does not parse
 */
export function readTypeDefs(directory: string): DocumentNode {
  const files = globSync('**/schema.graphql', { cwd: directory }).sort();
  return parse(files.map((file) => readFileSync(join(directory, file), 'utf8')).join('\n'));
}
