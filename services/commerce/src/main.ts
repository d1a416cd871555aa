import { readServiceConfig } from '@hotmess/shared/config/service-config';
import { endOnSignals } from '@hotmess/shared/service/lifecycle';
import { runMain } from '@hotmess/shared/service/run-main';
import { COMMERCE_VARIABLES } from './config.ts';
import { createCommerce } from './service.ts';

await runMain(async () => {
  const service = await createCommerce(readServiceConfig('commerce', process.env, COMMERCE_VARIABLES));
  endOnSignals(service.shutdown, service.logger);
});
