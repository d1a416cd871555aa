import { readServiceConfig } from '@hotmess/shared/config/service-config';
import { endOnSignals } from '@hotmess/shared/service/lifecycle';
import { runMain } from '@hotmess/shared/service/run-main';
import { SAFETY_VARIABLES } from './config.ts';
import { createSafety } from './service.ts';

await runMain(async () => {
  const service = await createSafety(readServiceConfig('safety', process.env, SAFETY_VARIABLES));
  endOnSignals(service.shutdown, service.logger);
});
