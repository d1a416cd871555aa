import { fileURLToPath } from 'node:url';
import type { ServiceConfig } from '@hotmess/shared/config/service-config';
import { type Kernel, createService } from '@hotmess/shared/service/create-service';
import { createContext } from './context.ts';
import type { DB } from './generated/database.ts';
import { enumResolvers } from './generated/enums.ts';
import { reportResolvers } from './report/resolvers.ts';

/** The composition root of safety. */
export function createSafety(config: ServiceConfig) {
  return createService({
    name: 'safety',
    config,
    folder: fileURLToPath(new URL('..', import.meta.url)),
    assemble: ({ database }: Kernel<DB>) => ({
      resolvers: [enumResolvers, reportResolvers],
      createContext: (scope) => createContext({ database }, scope),
      consumers: [],
      jobs: [],
    }),
  });
}
