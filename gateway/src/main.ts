import { endOnSignals } from '@hotmess/shared/service/lifecycle';
import { runMain } from '@hotmess/shared/service/run-main';
import { readGatewayConfig } from './config.ts';
import { createGateway } from './gateway.ts';

await runMain(async () => {
  const gateway = await createGateway(readGatewayConfig(process.env));
  endOnSignals(gateway.shutdown, gateway.logger);
  gateway.logger.info({ url: await gateway.listen() }, 'listening');
});
