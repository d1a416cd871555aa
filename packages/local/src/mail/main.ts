import { port } from '@hotmess/shared/config/fields';
import { readConfig } from '@hotmess/shared/config/read-config';
import { runMain } from '@hotmess/shared/service/run-main';
import { z } from 'zod';
import { startMailInbox } from './inbox.ts';

/** The mail inbox as a process of its own: what the local stack has in its supervisor, for containers. */
await runMain(async () => {
  const config = readConfig(
    { HOST: z.string().default('127.0.0.1'), PORT: port.default(4025), SMTP_PORT: port.default(4026) },
    process.env,
  );
  const inbox = await startMailInbox({
    host: config.HOST,
    httpPort: config.PORT,
    smtpPort: config.SMTP_PORT,
  });
  const end = () => void inbox.stop().then(() => process.exit(0));
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
});
