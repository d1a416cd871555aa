import { type KeyObject, createHmac, createSecretKey, timingSafeEqual } from 'node:crypto';

/** What the signature covers: enough that nothing of a request can be swapped for another's. */
export interface SignedRequest {
  readonly method: string;
  /** Path with query, as sent. */
  readonly path: string;
  /** The exact bytes of the body; an empty buffer where there is none. */
  readonly body: Uint8Array | string;
  readonly authorization: string | undefined;
  readonly requestId: string | undefined;
  readonly clientIp: string | undefined;
}

/** Headers that carry the proof. */
export const TIMESTAMP_HEADER = 'x-hotmess-timestamp';
export const SIGNATURE_HEADER = 'x-hotmess-signature';
export const CLIENT_IP_HEADER = 'x-client-ip';
export const REQUEST_ID_HEADER = 'x-request-id';

/** How far the two clocks may differ, in milliseconds, and so how long a captured request could be replayed. */
const TOLERANCE = 30_000;

/**
 * Proves to a subgraph that the gateway sent this request.
 * @param secret GATEWAY_HMAC_SECRET
 * @param now milliseconds since 1970
 * @returns the headers to add
 */
export function signRequest(
  secret: string,
  request: SignedRequest,
  now = Date.now(),
): Record<string, string> {
  const timestamp = String(now);
  return { [TIMESTAMP_HEADER]: timestamp, [SIGNATURE_HEADER]: signature(secret, request, timestamp) };
}

/**
 * Checks the proof.
 * @param now milliseconds since 1970
 * @returns false where a header is missing, the time is off by more than 30 s, or anything covered was changed
 */
export function isSignedByGateway(
  secret: string,
  request: SignedRequest,
  proof: { timestamp: string | undefined; signature: string | undefined },
  now = Date.now(),
): boolean {
  if (!proof.timestamp || !proof.signature || !/^\d{13}$/.test(proof.timestamp)) return false;
  if (Math.abs(now - Number(proof.timestamp)) > TOLERANCE) return false;
  const expected = Buffer.from(signature(secret, request, proof.timestamp));
  const given = Buffer.from(proof.signature);
  return expected.length === given.length && timingSafeEqual(expected, given);
}

function signature(secret: string, request: SignedRequest, timestamp: string): string {
  // JSON keeps the fields apart, and an array ends where it ends: no value can reach into its neighbour or the body.
  const covered = JSON.stringify([
    request.method,
    request.path,
    timestamp,
    request.authorization ?? '',
    request.requestId ?? '',
    request.clientIp ?? '',
  ]);
  return createHmac('sha256', keyOf(secret)).update(covered).update(request.body).digest('base64url');
}

const keys = new Map<string, KeyObject>();

/** A process has one secret, or two while it is changed; making its key anew for each request costs as much as signing. */
function keyOf(secret: string): KeyObject {
  let key = keys.get(secret);
  if (!key) keys.set(secret, (key = createSecretKey(Buffer.from(secret))));
  return key;
}
