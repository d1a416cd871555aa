import { fileURLToPath } from 'node:url';
import { dsarConsumers } from '@hotmess/shared/dsar/consumers';
import { type Kernel, createService } from '@hotmess/shared/service/create-service';
import { accountResolvers } from './account/resolvers.ts';
import type { IdentityConfig } from './config.ts';
import { consentResolvers } from './consent/resolvers.ts';
import { actionTakenConsumer } from './consumers/action-taken.ts';
import { beaconScanVoidedConsumer } from './consumers/beacon-scan-voided.ts';
import { beaconScannedConsumer } from './consumers/beacon-scanned.ts';
import { reportFiledConsumer } from './consumers/report-filed.ts';
import { createContext } from './context.ts';
import { collectPerson, erasePerson } from './dsar/person-data.ts';
import type { DB } from './generated/database.ts';
import { enumResolvers } from './generated/enums.ts';
import { carryOutRegistrations } from './jobs/carry-out-registrations.ts';
import { createErrands } from './jobs/errands.ts';
import { sendMail } from './jobs/send-mail.ts';
import { sweep } from './jobs/sweep.ts';
import { createAccessTokens } from './keys/access-tokens.ts';
import { serveJwks } from './keys/jwks-route.ts';
import { createSeal } from './keys/seal.ts';
import { createSigningKeys } from './keys/signing-keys.ts';
import { createMailer } from './mail/mailer.ts';
import { startRevocationCarrier } from './revocation/carrier.ts';
import { createHasher } from './sign-in/hasher.ts';
import { signInResolvers } from './sign-in/resolvers.ts';
import { userResolvers } from './user/resolvers.ts';
import { xpResolvers } from './xp/resolvers.ts';

const SECOND = 1_000;

/** The composition root of identity. */
export function createIdentity(config: IdentityConfig) {
  return createService({
    name: 'identity',
    config,
    folder: fileURLToPath(new URL('..', import.meta.url)),
    assemble: ({ database, auditor, logger, nats, revocations, app }: Kernel<DB>) => {
      const hasher = createHasher(config.IDENTITY_CODE_PEPPER);
      const keys = createSigningKeys(database, createSeal(config.SIGNING_KEYS_KEK), revocations);
      const tokens = createAccessTokens(keys, { issuer: config.JWT_ISSUER, audience: config.JWT_AUDIENCE });
      const mailer = createMailer({ url: config.SMTP_URL, from: config.MAIL_FROM, logger });
      const errands = createErrands(async (stopping) => {
        try {
          await carryOutRegistrations(database, stopping);
        } finally {
          await sendMail({ database, hasher, mailer, logger }, stopping);
        }
      }, logger);
      const carrier = startRevocationCarrier({ database, nats, logger });
      serveJwks(app, keys);
      const mailLimit = { address: config.MAILS_PER_ADDRESS, ip: config.MAILS_PER_CLIENT };
      const mediaHosts = config.MEDIA_HOSTS;
      const deps = { database, auditor, hasher, mailLimit, tokens, errands, mediaHosts };
      return {
        resolvers: [
          enumResolvers,
          userResolvers,
          accountResolvers,
          consentResolvers,
          signInResolvers,
          xpResolvers,
        ],
        createContext: (scope) => createContext(deps, scope),
        consumers: [
          beaconScannedConsumer(),
          beaconScanVoidedConsumer(),
          actionTakenConsumer(),
          reportFiledConsumer(),
          ...dsarConsumers<DB>({ service: 'identity', nats, collect: collectPerson, erase: erasePerson }),
        ],
        jobs: [
          // What a process that died left behind, and mails that rest after a failure.
          { name: 'errands', every: 2 * SECOND, work: async () => errands.wake() },
          { name: 'rotate-keys', every: 3_600 * SECOND, work: async () => void (await keys.rotate()) },
          { name: 'sweep', every: 600 * SECOND, work: () => sweep(database) },
        ],
        closers: [
          { name: 'errands', close: () => errands.stop() },
          { name: 'revocation-carrier', close: () => carrier.stop() },
          { name: 'mailer', close: () => mailer.close() },
        ],
      };
    },
  });
}
