import { readServiceConfig } from '@hotmess/shared/config/service-config';
import { endOnSignals } from '@hotmess/shared/service/lifecycle';
import { runMain } from '@hotmess/shared/service/run-main';
import { NIGHTLIFE_VARIABLES } from './config.ts';
import { createNightlife } from './service.ts';

await runMain(async () => {
  const service = await createNightlife(readServiceConfig('nightlife', process.env, NIGHTLIFE_VARIABLES));
  endOnSignals(service.shutdown, service.logger);
});
