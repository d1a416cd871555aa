import type { Readiness } from '@hotmess/shared/service/readiness';
import { SERVICES } from './config.ts';
import type { SubgraphClient, SubgraphClients } from './subgraph-client.ts';

/** Balancers may ask often; the services are asked at most this often, in milliseconds. */
const FRESH = 1_000;
const TIMEOUT = 1_500;

/** Makes the gateway ready only while all five subgraphs are. */
export function requireSubgraphs(readiness: Readiness, clients: SubgraphClients): void {
  for (const name of SERVICES) {
    const isReady = remembered(clients[name]);
    readiness.require(name, async () => ((await isReady()) ? undefined : name));
  }
}

/** One question for all who ask within a second. */
function remembered(client: SubgraphClient): () => Promise<boolean> {
  let askedAt = -Infinity;
  let answer = Promise.resolve(false);
  return () => {
    if (performance.now() - askedAt >= FRESH) {
      askedAt = performance.now();
      answer = client.isReady(TIMEOUT).catch(() => false);
    }
    return answer;
  };
}
