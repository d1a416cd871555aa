import { randomUUID } from 'node:crypto';
import { CLIENT_IP_HEADER, REQUEST_ID_HEADER, signRequest } from '@hotmess/shared/auth/gateway-signature';

/**
 * Fetches a path of a service as the gateway passes it on: signed.
 * @param token an access token; signed out where left out
 */
export async function signedGet(
  url: string,
  path: string,
  secret: string,
  token?: string,
): Promise<{ status: number; headers: Headers; text: string }> {
  const authorization = token === undefined ? undefined : `Bearer ${token}`;
  const [requestId, clientIp] = [randomUUID(), '192.0.2.1'];
  const proof = signRequest(secret, { method: 'GET', path, body: '', authorization, requestId, clientIp });
  const response = await fetch(`${url}${path}`, {
    headers: {
      [REQUEST_ID_HEADER]: requestId,
      [CLIENT_IP_HEADER]: clientIp,
      ...(authorization !== undefined && { authorization }),
      ...proof,
    },
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}
