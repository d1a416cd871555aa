import { randomUUID } from 'node:crypto';
import type { GraphqlAnswer } from '@hotmess/local/testing/graphql-client';

/** Sends an operation, to the gateway or to a subgraph; signed in where a token is given. */
export type Send = (
  query: string,
  variables?: Record<string, unknown>,
  options?: { readonly token?: string | undefined; readonly requestId?: string },
) => Promise<GraphqlAnswer>;

/** Someone who is signed in. */
export interface Guest {
  readonly userId: string;
  readonly token: string;
}

export const SCAN = `mutation Scan($input: ScanBeaconInput!) {
  scanBeacon(input: $input) { status reason firstForUser scannedAt }
}`;

/** What `SCAN` answers. */
export interface ScanAnswer {
  readonly status: string;
  readonly reason: string | null;
  readonly firstForUser: boolean;
  readonly scannedAt: string;
}

/** Drafts, submits and approves a beacon. @returns its id */
export async function liveBeacon(send: Send, host: Guest, moderator: Guest): Promise<string> {
  const created = await succeed(
    send(
      `mutation Create($input: CreateBeaconInput!) { createBeacon(input: $input) { beacon { id status } } }`,
      { input: { type: 'VENUE', title: 'The Vaults', cityId: 'london' } },
      { token: host.token },
    ),
  );
  const { id } = created.data.createBeacon.beacon as { id: string };
  await succeed(
    send(
      `mutation Submit($input: BeaconStepInput!) { submitBeacon(input: $input) { beacon { status } } }`,
      { input: { id } },
      { token: host.token },
    ),
  );
  await succeed(
    send(
      `mutation Approve($input: ApproveBeaconInput!) { approveBeacon(input: $input) { beacon { status } } }`,
      { input: { id } },
      { token: moderator.token },
    ),
  );
  return id;
}

/** Mints a check-in token. @returns the raw token */
export async function mintToken(send: Send, host: Guest, beaconId: string, maxUses = 1_000): Promise<string> {
  const minted = await succeed(
    send(
      `mutation Mint($input: MintQrTokenInput!) { mintQrToken(input: $input) { token } }`,
      { input: { beaconId, scope: 'CHECK_IN', maxUses, lifetimeSeconds: 3_600 } },
      { token: host.token },
    ),
  );
  return minted.data.mintQrToken.token as string;
}

/** Scans a token. @param options.requestId the request's id, which the event carries on */
export async function scan(
  send: Send,
  token: string,
  guest?: Guest,
  options: { readonly nonce?: string; readonly requestId?: string } = {},
): Promise<ScanAnswer> {
  const { nonce = randomUUID(), requestId } = options;
  const answer = await succeed(
    send(
      SCAN,
      { input: { token, nonce } },
      { token: guest?.token, ...(requestId !== undefined && { requestId }) },
    ),
  );
  return answer.data.scanBeacon as ScanAnswer;
}

/** The answer, where it has no errors. @throws with the errors */
export async function succeed(answer: Promise<GraphqlAnswer>): Promise<GraphqlAnswer> {
  const { errors, ...rest } = await answer;
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return { ...rest, errors };
}
