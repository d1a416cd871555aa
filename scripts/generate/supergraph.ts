import { composeSupergraph, readSubgraphs } from '../../gateway/src/compose.ts';
import type { GeneratedFile } from './generated-file.ts';

/** The supergraph, composed from the SDL of the five services. */
export function supergraphFile(root: string): GeneratedFile {
  return { path: 'gateway/supergraph.graphql', content: composeSupergraph(readSubgraphs(root)) };
}
