import { readServiceConfig } from '@hotmess/shared/config/service-config';
import { endOnSignals } from '@hotmess/shared/service/lifecycle';
import { runMain } from '@hotmess/shared/service/run-main';
import { MUSIC_VARIABLES } from './config.ts';
import { createMusic } from './service.ts';

await runMain(async () => {
  const service = await createMusic(readServiceConfig('music', process.env, MUSIC_VARIABLES));
  endOnSignals(service.shutdown, service.logger);
});
