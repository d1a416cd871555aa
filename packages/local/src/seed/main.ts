import { COMMERCE_VARIABLES } from '@hotmess/commerce/config';
import { databaseUrl } from '@hotmess/shared/config/fields';
import { readConfig } from '@hotmess/shared/config/read-config';
import { runMain } from '@hotmess/shared/service/run-main';
import { z } from 'zod';
import { seed } from './seed.ts';

/** Seeds and ends: a process of its own, since the services' code that it runs need not stay in memory. */
await runMain(async () => {
  const config = readConfig(
    {
      NIGHTLIFE_DATABASE_URL: databaseUrl,
      COMMERCE_DATABASE_URL: databaseUrl,
      IDENTITY_DATABASE_URL: databaseUrl,
      MUSIC_DATABASE_URL: databaseUrl,
      AUDIT_PUBLIC_JWK: z.string(),
      ...COMMERCE_VARIABLES,
    },
    process.env,
  );
  const urls = config as unknown as Record<string, string>;
  await seed({
    databaseUrl: (service) => urls[`${service.toUpperCase()}_DATABASE_URL`]!,
    auditPublicJwk: JSON.parse(config.AUDIT_PUBLIC_JWK) as Parameters<typeof seed>[0]['auditPublicJwk'],
    commerce: config,
  });
});
