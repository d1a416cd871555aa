import { createPrivateKey } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { createSeal } from '@hotmess/shared/crypto/seal';
import { dsarConsumers } from '@hotmess/shared/dsar/consumers';
import { type Kernel, createService } from '@hotmess/shared/service/create-service';
import { actionResolvers } from './action/resolvers.ts';
import { appealResolvers } from './appeal/resolvers.ts';
import { createHeadSigner } from './audit/heads.ts';
import { auditResolvers } from './audit/resolvers.ts';
import { createSubjectKeys } from './audit/subject-keys.ts';
import { caseResolvers } from './case/resolvers.ts';
import type { SafetyConfig } from './config.ts';
import { actionAppliedConsumers } from './consumers/action-applied.ts';
import { auditRecordedConsumers } from './consumers/audit-recorded.ts';
import { dsarAnswerConsumers } from './consumers/dsar-answers.ts';
import { reportTargetResolvedConsumers } from './consumers/report-target-resolved.ts';
import { userRolesChangedConsumer } from './consumers/user-roles-changed.ts';
import { createContext } from './context.ts';
import { serveBundles } from './dsar/download-route.ts';
import { collectPerson, erasePerson } from './dsar/own-part.ts';
import { createReceiptSigner } from './dsar/receipt.ts';
import { dsarResolvers } from './dsar/resolvers.ts';
import { addDutyMetrics } from './duty-metrics.ts';
import type { DB } from './generated/database.ts';
import { enumResolvers } from './generated/enums.ts';
import { carryOutDataRequests } from './jobs/carry-out-data-requests.ts';
import { joinCases } from './jobs/join-cases.ts';
import { signAuditHead } from './jobs/sign-audit-head.ts';
import { reportResolvers } from './report/resolvers.ts';
import { reporterMuteResolvers } from './reporter-mute/resolvers.ts';

const SECOND = 1_000;

/** The composition root of safety. */
export function createSafety(config: SafetyConfig) {
  return createService({
    name: 'safety',
    config,
    folder: fileURLToPath(new URL('..', import.meta.url)),
    assemble: ({ database, auditor, nats, app, verifyToken, metrics }: Kernel<DB>) => {
      addDutyMetrics(metrics, database);
      const subjectKeys = createSubjectKeys(config.AUDIT_KEYS_KEK);
      const privateKey = createPrivateKey({ key: { ...config.AUDIT_PRIVATE_JWK }, format: 'jwk' });
      const sign = createHeadSigner(config.AUDIT_SIGNING_JWK);
      const worker = {
        wrap: createSeal(config.DSAR_KEYS_KEK, 'hotmess data request keys'),
        signReceipt: createReceiptSigner(config.AUDIT_SIGNING_JWK),
      };
      serveBundles(app, {
        database,
        nats,
        worker,
        verifyToken,
        gatewaySecret: config.GATEWAY_HMAC_SECRET,
      });
      const deps = { database, auditor, subjectKeys, dsar: worker, mediaHosts: config.MEDIA_HOSTS };
      return {
        resolvers: [
          enumResolvers,
          reportResolvers,
          caseResolvers,
          actionResolvers,
          appealResolvers,
          reporterMuteResolvers,
          dsarResolvers,
          auditResolvers,
        ],
        createContext: (scope) => createContext(deps, scope),
        consumers: [
          ...auditRecordedConsumers({ privateKey, subjectKeys }),
          ...reportTargetResolvedConsumers(),
          ...actionAppliedConsumers(),
          userRolesChangedConsumer(),
          ...dsarAnswerConsumers(worker),
          ...dsarConsumers({ service: 'safety', nats, collect: collectPerson, erase: erasePerson }),
        ],
        jobs: [
          {
            name: 'carry-out-data-requests',
            every: 5 * SECOND,
            work: () => carryOutDataRequests(database, nats, worker),
          },
          { name: 'join-cases', every: 5 * SECOND, work: async () => void (await joinCases(database)) },
          {
            name: 'sign-audit-head',
            every: 10 * SECOND,
            work: async () => void (await signAuditHead(database, sign, config.AUDIT_HEADS_FILE)),
          },
        ],
      };
    },
  });
}
