import { createPublicKey } from 'node:crypto';
import { CompactEncrypt, type JWK } from 'jose';
import { type Actor, userIdOf } from '../db/actor.ts';
import type { Tx } from '../db/transaction.ts';
import { ConfigError } from '../config/read-config.ts';
import { currentRequestId } from '../service/request-context.ts';
import { auditRecorded } from './audit-recorded.ts';
import type { ServiceName } from './define-event.ts';
import { appendEvent } from './outbox.ts';
import { uuidV7 } from './uuid-v7.ts';

/** One act, for the audit log. */
export interface AuditEntry {
  readonly actor: Actor;
  /** What was done, such as `beacon.approve`. */
  readonly action: string;
  /** snake_case, such as `beacon`. */
  readonly objectType: string;
  readonly objectId: string;
  /**
   * The person whom the rest tells of, such as the owner of the object: erasing him erases it. Where left out, the
   * object itself if it is a user, and nobody otherwise: then no text of a person may be in the rest.
   */
  readonly subjectId?: string | null;
  /** The object before and after, as far as it changed; sealed. */
  readonly before: unknown;
  readonly after: unknown;
  /** The actor's words, or null; sealed. */
  readonly reason: string | null;
}

export interface Auditor {
  /**
   * Appends `audit.recorded` to the outbox in the same transaction: where the act happened, its record did too.
   * @returns the audit entry's id
   * @throws {InvalidEvent} where a name does not fit
   */
  recordAudit<DB>(tx: Tx<DB>, entry: AuditEntry): Promise<string>;
}

/**
 * The way of one service to the audit log. What may hold personal text (before, after, reason) is sealed as a compact
 * JWE (ECDH-ES, A256GCM) that only safety can open.
 * @param options.publicJwk safety's public key: EC on P-256 or OKP X25519
 * @throws {ConfigError} where the key is missing, private or of another kind
 */
export function createAuditor(options: { service: ServiceName; publicJwk: JWK | undefined }): Auditor {
  const { service, publicJwk } = options;
  const key = readKey(publicJwk);
  const contract = auditRecorded(service);
  const header = { alg: 'ECDH-ES', enc: 'A256GCM', ...(publicJwk?.kid ? { kid: publicJwk.kid } : {}) };
  return {
    async recordAudit(tx, { actor, action, objectType, objectId, subjectId, before, after, reason }) {
      const plain = new TextEncoder().encode(JSON.stringify({ before, after, reason }));
      const sealed = await new CompactEncrypt(plain).setProtectedHeader(header).encrypt(key);
      const auditId = uuidV7();
      const occurredAt = new Date();
      appendEvent(tx, contract, {
        entityId: auditId,
        occurredAt,
        data: {
          auditId,
          actorId: userIdOf(actor),
          actorRole: actor.role,
          action,
          objectType,
          objectId,
          subjectId: subjectId ?? (objectType === 'user' ? objectId : null),
          requestId: currentRequestId() ?? null,
          sealed,
          recordedAt: occurredAt.toISOString(),
        },
      });
      return auditId;
    },
  };
}

function readKey(jwk: JWK | undefined): ReturnType<typeof createPublicKey> {
  if (!jwk) throw new ConfigError('The public key of the audit log is not set.');
  if ('d' in jwk) throw new ConfigError('The key of the audit log is a private one; give the public one.');
  const known = (jwk.kty === 'EC' && jwk.crv === 'P-256') || (jwk.kty === 'OKP' && jwk.crv === 'X25519');
  try {
    if (known) return createPublicKey({ key: { ...jwk }, format: 'jwk' });
  } catch {
    // Said below, without the key.
  }
  throw new ConfigError('The public key of the audit log is not a key on P-256 or X25519.');
}
