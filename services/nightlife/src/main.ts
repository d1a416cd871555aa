import { readServiceConfig } from '@hotmess/shared/config/service-config';
import { endOnSignals } from '@hotmess/shared/service/lifecycle';
import { runMain } from '@hotmess/shared/service/run-main';
import { createNightlife } from './service.ts';

await runMain(async () => {
  const service = await createNightlife(readServiceConfig('nightlife', process.env, {}));
  endOnSignals(service.shutdown, service.logger);
});
