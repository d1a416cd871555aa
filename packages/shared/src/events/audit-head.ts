import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { moment, sha256 } from './event-fields.ts';

/**
 * The head of safety's audit chain, signed. It lies in the stream of audit records, which has no age limit: whoever
 * rewrites or cuts the chain in the database contradicts the heads that left it.
 */
export const auditHeadSigned = defineEvent({
  service: 'safety',
  entity: 'audit',
  fact: 'head_signed',
  version: 1,
  description: 'The audit chain reached this entry; signed with Ed25519 as a compact JWS.',
  consumers: [],
  data: z.strictObject({
    /** Place of the newest entry in the chain, from 1. */
    seq: z.int().min(1),
    hash: sha256,
    signedAt: moment,
    /** A compact JWS (EdDSA) over seq, hash and signedAt. */
    signature: z.string().regex(/^[\w-]+\.[\w-]+\.[\w-]+$/),
  }),
  example: {
    seq: 42,
    hash: 'b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9',
    signedAt: '2026-03-07T21:03:00.000Z',
    signature: 'eyJhbGciOiJFZERTQSJ9.eyJzZXEiOjQyfQ.c2lnbmF0dXJl',
  },
});
