import { type JWK, type CryptoKey, CompactSign, compactVerify, importJWK } from 'jose';
import { z } from 'zod';

/** The newest entry of the chain at some moment. */
export interface Head {
  readonly seq: number;
  /** In hexadecimal. */
  readonly hash: string;
  /** ISO 8601. */
  readonly signedAt: string;
}

/** A head as it leaves the database: `signature` is a compact JWS (EdDSA) over the other three. */
export interface SignedHead extends Head {
  readonly signature: string;
}

const payload = z.object({ seq: z.int().min(1), hash: z.string(), signedAt: z.string() });

/** Signs heads with safety's Ed25519 key. */
export type HeadSigner = (head: Head) => Promise<SignedHead>;

/** @param privateJwk AUDIT_SIGNING_JWK */
export function createHeadSigner(privateJwk: JWK): HeadSigner {
  const key = importJWK(privateJwk, 'EdDSA');
  const header = { alg: 'EdDSA', ...(privateJwk.kid && { kid: privateJwk.kid }) };
  return async (head) => {
    const { seq, hash, signedAt } = head;
    const content = new TextEncoder().encode(JSON.stringify({ seq, hash, signedAt }));
    const signature = await new CompactSign(content).setProtectedHeader(header).sign(await key);
    return { seq, hash, signedAt, signature };
  };
}

/**
 * Says whether a head was signed by safety and says what its signature says.
 * @param publicJwk the public half of AUDIT_SIGNING_JWK
 */
export async function isGenuine(head: SignedHead, publicJwk: JWK): Promise<boolean> {
  const key = (await importJWK(publicJwk, 'EdDSA')) as CryptoKey;
  try {
    const verified = await compactVerify(head.signature, key, { algorithms: ['EdDSA'] });
    const signed = payload.parse(JSON.parse(new TextDecoder().decode(verified.payload)));
    return signed.seq === head.seq && signed.hash === head.hash && signed.signedAt === head.signedAt;
  } catch {
    return false;
  }
}
