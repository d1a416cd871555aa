import { readServiceConfig } from '@hotmess/shared/config/service-config';
import { endOnSignals } from '@hotmess/shared/service/lifecycle';
import { runMain } from '@hotmess/shared/service/run-main';
import { IDENTITY_VARIABLES } from './config.ts';
import { createIdentity } from './service.ts';

await runMain(async () => {
  const service = await createIdentity(readServiceConfig('identity', process.env, IDENTITY_VARIABLES));
  endOnSignals(service.shutdown, service.logger);
});
