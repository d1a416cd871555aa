import { fileURLToPath } from 'node:url';
import { dsarConsumers } from '@hotmess/shared/dsar/consumers';
import type { Database } from '@hotmess/shared/db/database';
import type { NatsLink } from '@hotmess/shared/events/nats-link';
import { type Kernel, createService } from '@hotmess/shared/service/create-service';
import type { Logger } from '@hotmess/shared/service/logger';
import { accountResolvers } from './account/resolvers.ts';
import type { IdentityConfig } from './config.ts';
import { consentResolvers } from './consent/resolvers.ts';
import { actionTakenConsumer } from './consumers/action-taken.ts';
import { beaconScanVoidedConsumer } from './consumers/beacon-scan-voided.ts';
import { beaconScannedConsumer } from './consumers/beacon-scanned.ts';
import { listeningRecordedConsumer } from './consumers/listening-recorded.ts';
import { marketListingApprovedConsumer } from './consumers/market-listing-approved.ts';
import { orderPaidConsumer } from './consumers/order-paid.ts';
import { orderRefundedConsumer } from './consumers/order-refunded.ts';
import { ticketListingApprovedConsumer } from './consumers/ticket-listing-approved.ts';
import { reportFiledConsumer } from './consumers/report-filed.ts';
import { createContext } from './context.ts';
import { collectPerson, erasePerson } from './dsar/person-data.ts';
import type { DB } from './generated/database.ts';
import { enumResolvers } from './generated/enums.ts';
import { carryOutRegistrations } from './jobs/carry-out-registrations.ts';
import { countRanks, forgetMonths } from './jobs/count-ranks.ts';
import { createErrands } from './jobs/errands.ts';
import { sendMail } from './jobs/send-mail.ts';
import { sweep } from './jobs/sweep.ts';
import { addVerificationMetrics, verifyOnceIn } from './jobs/verify-ledger.ts';
import { addKeyMetrics } from './keys/key-metrics.ts';
import { createAccessTokens } from './keys/access-tokens.ts';
import { rotateKeys } from './keys/commands.ts';
import { serveJwks } from './keys/jwks-route.ts';
import { signingKeySeal } from './keys/seal.ts';
import { createSigningKeys } from './keys/signing-keys.ts';
import { leaderboardResolvers } from './leaderboard/resolvers.ts';
import { createMailer } from './mail/mailer.ts';
import { passkeyResolvers } from './passkey/resolvers.ts';
import { startRevocationCarrier } from './revocation/carrier.ts';
import { sessionResolvers } from './session/resolvers.ts';
import { createHasher } from './sign-in/hasher.ts';
import { signInResolvers } from './sign-in/resolvers.ts';
import { userResolvers } from './user/resolvers.ts';
import { xpResolvers } from './xp/resolvers.ts';
import { xpRuleResolvers } from './xp-rule/resolvers.ts';

const SECOND = 1_000;

/** The composition root of identity. */
export function createIdentity(config: IdentityConfig) {
  return createService({
    name: 'identity',
    config,
    folder: fileURLToPath(new URL('..', import.meta.url)),
    assemble: ({ database, auditor, logger, metrics, nats, revocations, app }: Kernel<DB>) => {
      const hasher = createHasher(config.IDENTITY_CODE_PEPPER);
      const seal = signingKeySeal(config.SIGNING_KEYS_KEK);
      const keys = createSigningKeys(database, seal, revocations);
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
      const relyingParty = {
        id: config.PASSKEY_RP_ID ?? 'localhost',
        origins: (config.PASSKEY_ORIGINS ?? 'http://localhost:4000').split(','),
      };
      const deps = { database, auditor, hasher, mailLimit, tokens, errands, mediaHosts, relyingParty };
      addVerificationMetrics(metrics, database);
      addKeyMetrics(metrics, database);
      return {
        resolvers: [
          enumResolvers,
          userResolvers,
          accountResolvers,
          consentResolvers,
          signInResolvers,
          sessionResolvers,
          passkeyResolvers,
          xpResolvers,
          xpRuleResolvers,
          leaderboardResolvers,
        ],
        createContext: (scope) => createContext(deps, scope),
        consumers: [...xpConsumers(), ...personConsumers(nats)],
        jobs: [
          // What a process that died left behind, and mails that rest after a failure.
          { name: 'errands', every: 2 * SECOND, work: async () => errands.wake() },
          {
            name: 'rotate-keys',
            every: 3_600 * SECOND,
            work: async () => void (await rotateKeys({ database, seal, auditor })),
          },
          ...xpJobs(database, logger),
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

function personConsumers(nats: NatsLink) {
  return [
    actionTakenConsumer(),
    reportFiledConsumer(),
    ...dsarConsumers<DB>({ service: 'identity', nats, collect: collectPerson, erase: erasePerson }),
  ];
}

function xpConsumers() {
  return [
    beaconScannedConsumer(),
    beaconScanVoidedConsumer(),
    orderPaidConsumer(),
    orderRefundedConsumer(),
    ticketListingApprovedConsumer(),
    marketListingApprovedConsumer(),
    listeningRecordedConsumer(),
  ];
}

function xpJobs(database: Database<DB>, logger: Logger) {
  const verifyEvery = 3_600 * SECOND;
  return [
    { name: 'count-ranks', every: SECOND, work: (stop: AbortSignal) => countRanks(database, stop) },
    {
      name: 'verify-ledger',
      // More often than it is due, so that another replica takes over soon from one that went.
      every: verifyEvery / 6,
      work: (stop: AbortSignal) => verifyOnceIn(database, logger, verifyEvery, stop),
    },
    { name: 'forget-months', every: 24 * 3_600 * SECOND, work: () => forgetMonths(database) },
  ];
}
