import { CompactSign, type JWK, importJWK } from 'jose';
import type { DsarPartRow } from './rows.ts';

/** Signs what each service did to erase someone. */
export type ReceiptSigner = (
  requestId: string,
  parts: readonly DsarPartRow[],
  completedAt: Date,
) => Promise<string>;

/** @param privateJwk AUDIT_SIGNING_JWK; the header's `typ` keeps receipts and heads apart */
export function createReceiptSigner(privateJwk: JWK): ReceiptSigner {
  const key = importJWK(privateJwk, 'EdDSA');
  return async (requestId, parts, completedAt) => {
    const content = {
      requestId,
      completedAt: completedAt.toISOString(),
      services: parts.map(({ service, treatments }) => ({ service, tables: treatments })),
    };
    return new CompactSign(new TextEncoder().encode(JSON.stringify(content)))
      .setProtectedHeader({ alg: 'EdDSA', typ: 'erasure-receipt' })
      .sign(await key);
  };
}
