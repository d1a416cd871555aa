import { randomUUID } from 'node:crypto';
import { REQUEST_ID_HEADER, CLIENT_IP_HEADER, signRequest } from '@hotmess/shared/auth/gateway-signature';

/** A GraphQL answer as it came over the wire. */
export interface GraphqlAnswer {
  readonly status: number;
  // The tests read answers of many shapes; what is not there fails the assertion that reads it.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly data: any;
  readonly errors: { message: string; path?: (string | number)[]; extensions: Record<string, unknown> }[];
  /** The codes of the errors, in their order. */
  readonly codes: unknown[];
}

export interface GraphqlRequest {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
  /** An access token; signed out where left out. */
  readonly token?: string | undefined;
  readonly requestId?: string;
  readonly clientIp?: string;
}

/**
 * Sends an operation to a subgraph as the gateway would: signed.
 * @param url the service's base URL
 * @param secret its GATEWAY_HMAC_SECRET
 */
export async function signedGraphql(
  url: string,
  secret: string,
  request: GraphqlRequest,
): Promise<GraphqlAnswer> {
  const body = JSON.stringify({ query: request.query, variables: request.variables ?? {} });
  const authorization = request.token === undefined ? undefined : `Bearer ${request.token}`;
  const requestId = request.requestId ?? randomUUID();
  const clientIp = request.clientIp ?? '192.0.2.1';
  const proof = signRequest(secret, {
    method: 'POST',
    path: '/graphql',
    body,
    authorization,
    requestId,
    clientIp,
  });
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      [REQUEST_ID_HEADER]: requestId,
      [CLIENT_IP_HEADER]: clientIp,
      ...(authorization !== undefined && { authorization }),
      ...proof,
    },
  });
  return readAnswer(response);
}

/** Reads a GraphQL answer, also one that is an error of another form. */
export async function readAnswer(response: Response): Promise<GraphqlAnswer> {
  const content = (await response.json()) as Partial<GraphqlAnswer>;
  const errors = content.errors ?? [];
  return {
    status: response.status,
    data: content.data,
    errors,
    codes: errors.map((error) => error.extensions?.['code']),
  };
}
