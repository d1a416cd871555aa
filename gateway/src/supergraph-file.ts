import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { SupergraphSdlHook } from '@apollo/gateway';
import type { Logger } from '@hotmess/shared/service/logger';
import { type Metrics, addGauge } from '@hotmess/shared/service/metrics';

export interface SupergraphFileOptions {
  readonly path: string;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Milliseconds between looks at the file. */
  readonly interval: number;
}

/**
 * Plans over the supergraph in a file, and goes over to another as soon as the file changes (Kubernetes swaps a mounted
 * ConfigMap under the process). Requests under way end with the plan that they have. One that cannot be used is told of
 * and passed over: the process goes on with the last good one.
 * @throws at the start, where there is no file or it is no supergraph
 */
export function followSupergraphFile(options: SupergraphFileOptions): SupergraphSdlHook {
  const { path, logger, metrics, interval } = options;
  let failed = 0;
  let loadedAt = Date.now();
  addGauge(
    metrics,
    'hotmess_supergraph_reload_failed',
    'Whether the newest supergraph could not be used (1).',
    () => failed,
  );
  addGauge(
    metrics,
    'hotmess_supergraph_loaded_timestamp_seconds',
    'When the supergraph in use was loaded.',
    () => loadedAt / 1_000,
  );
  return async ({ update }) => {
    // Polled: file watchers lose a file whose folder's symbolic link is swapped.
    const supergraphSdl = readFileSync(path, 'utf8');
    let seen = supergraphSdl;
    const look = async (): Promise<void> => {
      const text = await readFile(path, 'utf8').catch(() => seen);
      if (text === seen) return;
      seen = text;
      try {
        update(text);
        failed = 0;
        loadedAt = Date.now();
        logger.info('the supergraph changed');
      } catch (error) {
        failed = 1;
        logger.error({ err: error }, 'the new supergraph cannot be used; the last one stays');
      }
    };
    const timer = setInterval(() => void look(), interval);
    return { supergraphSdl, cleanup: async () => clearInterval(timer) };
  };
}
