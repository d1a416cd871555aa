import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { SERVICES } from './config.ts';

/** One subgraph as composition needs it. */
export interface SubgraphSdl {
  readonly name: string;
  /** A placeholder: where a subgraph really is comes from the gateway's configuration at start. */
  readonly url: string;
  readonly typeDefs: string;
}

/** Thrown where the subgraphs do not fit together; its message lists every reason. */
export class CompositionError extends Error {
  override name = 'CompositionError';
}

/**
 * Composes subgraphs into the supergraph's SDL. Pure: the same subgraphs give the same text.
 * @throws {CompositionError} with all of composition's errors
 */
export function composeSupergraph(subgraphs: readonly SubgraphSdl[]): string {
  const result = composeServices(
    subgraphs.map(({ name, url, typeDefs }) => ({ name, url, typeDefs: parse(typeDefs) })),
  );
  if (result.errors)
    throw new CompositionError(
      `The subgraphs do not compose:\n${result.errors.map((error) => `  ${error.message}`).join('\n')}`,
    );
  return `${result.supergraphSdl.trimEnd()}\n`;
}

/**
 * Reads the SDL of the five services: every `schema.graphql` below `services/<name>/src`, the service's own file with
 * its federation preamble first.
 * @param root the repository's folder
 * @throws {CompositionError} where a service has no schema
 */
export function readSubgraphs(root: string): SubgraphSdl[] {
  return SERVICES.map((name) => {
    const source = join(root, 'services', name, 'src');
    const files = globSync('**/schema.graphql', { cwd: source }).toSorted(byDepthThenName);
    if (files.length === 0) throw new CompositionError(`services/${name}/src has no schema.graphql.`);
    const typeDefs = files.map((file) => readFileSync(join(source, file), 'utf8')).join('\n');
    return { name, url: `http://${name}/graphql`, typeDefs };
  });
}

function byDepthThenName(one: string, other: string): number {
  return one.split('/').length - other.split('/').length || (one < other ? -1 : 1);
}
