import { createPrivateKey } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { type Kernel, createService } from '@hotmess/shared/service/create-service';
import { createHeadSigner } from './audit/heads.ts';
import { auditResolvers } from './audit/resolvers.ts';
import { createSubjectKeys } from './audit/subject-keys.ts';
import type { SafetyConfig } from './config.ts';
import { auditRecordedConsumers } from './consumers/audit-recorded.ts';
import { createContext } from './context.ts';
import type { DB } from './generated/database.ts';
import { enumResolvers } from './generated/enums.ts';
import { signAuditHead } from './jobs/sign-audit-head.ts';
import { reportResolvers } from './report/resolvers.ts';

const SECOND = 1_000;

/** The composition root of safety. */
export function createSafety(config: SafetyConfig) {
  return createService({
    name: 'safety',
    config,
    folder: fileURLToPath(new URL('..', import.meta.url)),
    assemble: ({ database }: Kernel<DB>) => {
      const subjectKeys = createSubjectKeys(config.AUDIT_KEYS_KEK);
      const privateKey = createPrivateKey({ key: { ...config.AUDIT_PRIVATE_JWK }, format: 'jwk' });
      const sign = createHeadSigner(config.AUDIT_SIGNING_JWK);
      return {
        resolvers: [enumResolvers, reportResolvers, auditResolvers],
        createContext: (scope) => createContext({ database, subjectKeys }, scope),
        consumers: [...auditRecordedConsumers({ privateKey, subjectKeys })],
        jobs: [
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
