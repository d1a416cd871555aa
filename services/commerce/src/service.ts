import { fileURLToPath } from 'node:url';
import type { ServiceConfig } from '@hotmess/shared/config/service-config';
import { type Kernel, createService } from '@hotmess/shared/service/create-service';
import { createContext } from './context.ts';
import type { DB } from './generated/database.ts';
import { enumResolvers } from './generated/enums.ts';
import { productResolvers } from './product/resolvers.ts';

/** The composition root of commerce. */
export function createCommerce(config: ServiceConfig) {
  return createService({
    name: 'commerce',
    config,
    folder: fileURLToPath(new URL('..', import.meta.url)),
    assemble: ({ database, auditor }: Kernel<DB>) => ({
      resolvers: [enumResolvers, productResolvers],
      createContext: (scope) => createContext({ database, auditor }, scope),
      consumers: [],
      jobs: [],
    }),
  });
}
