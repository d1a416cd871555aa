import { type TestNats, startOwnNats } from '@hotmess/local/testing/nats';
import type { Guest } from '@hotmess/local/testing/service-under-test';
import { signedGet } from '@hotmess/local/testing/signed-get';
import { eventOf, handEvent } from '@hotmess/local/testing/test-events';
import { createSeal } from '@hotmess/shared/crypto/seal';
import { storePart } from '@hotmess/shared/dsar/parts-store';
import type { EventContract, ServiceName } from '@hotmess/shared/events/define-event';
import { dsarErased, dsarExported } from '@hotmess/shared/events/dsar';
import { type NatsLink, openNats } from '@hotmess/shared/events/nats-link';
import { createLogger } from '@hotmess/shared/service/logger';
import { afterAll, beforeAll, expect } from 'vitest';
import { dsarAnswerConsumers } from '../src/consumers/dsar-answers.ts';
import { createReceiptSigner } from '../src/dsar/receipt.ts';
import { carryOutDataRequests } from '../src/jobs/carry-out-data-requests.ts';
import { type Safety, startSafety } from './harness.ts';

const REQUEST = `id type status rejectionReason holdReason downloadPath dueAt progress { service answeredAt records }`;
export const OTHERS: ServiceName[] = ['nightlife', 'commerce', 'music'];
export const POLL = { timeout: 20_000, interval: 50 };

let nats: TestNats;
export let safety: Safety;
export let link: NatsLink;
export let admin: Guest;

const worker = () => ({
  wrap: createSeal(safety.keys.DSAR_KEYS_KEK, 'hotmess data request keys'),
  signReceipt: createReceiptSigner(safety.keys.AUDIT_SIGNING_JWK),
});
export const work = () => carryOutDataRequests(safety.service.database, link, worker());

export const ask = (mutation: 'requestDataExport' | 'requestErasure', as: Guest | undefined) =>
  safety.graphql(`mutation { ${mutation} { request { ${REQUEST} } } }`, {}, as);
export const confirm = (id: string, as: Guest) =>
  safety.graphql(
    `mutation ($id: ID!) { confirmDataRequest(id: $id) { request { ${REQUEST} } receiptCode } }`,
    { id },
    as,
  );
export const mine = async (as: Guest) =>
  (await safety.graphql(`{ myDataRequests { nodes { ${REQUEST} } } }`, {}, as)).data.myDataRequests.nodes;
export const stale = async (guest: Guest): Promise<Guest> => ({
  ...guest,
  token: await safety.issuer.token(guest, { claims: { auth_time: Math.floor(Date.now() / 1000) - 1_000 } }),
});

/** What safety asked for, oldest first. */
export async function asked(requestId: string) {
  const { rows } = await safety.superuser.query(
    `select envelope::jsonb -> 'data' as data from outbox
     where subject like 'hotmess.safety.dsar.%_requested.v1' and envelope::jsonb -> 'data' ->> 'requestId' = $1 order by id`,
    [requestId],
  );
  return rows.map((row) => row.data);
}

export const deliver = <Data>(contract: EventContract<Data>, data: NoInfer<Data>) =>
  handEvent(safety.service.database, dsarAnswerConsumers(worker()), eventOf(contract, data));

/** Answers as the other services do; safety itself answers by its own consumer. */
export async function answerExport(requestId: string, services: readonly ServiceName[]): Promise<void> {
  const [{ publicJwk, userId }] = await asked(requestId);
  for (const service of services) {
    const part = await storePart(link, service, { requestId, publicJwk }, { things: [{ of: service }] });
    await deliver(dsarExported(service), { requestId, userId, ...part });
  }
}

export async function answerErasure(requestId: string, userId: string, services: readonly ServiceName[]) {
  for (const service of services)
    await deliver(dsarErased(service), {
      requestId,
      userId,
      tables: [{ table: 'things', treatment: 'deleted', rows: 1, basis: null }],
      erasedAt: new Date().toISOString(),
    });
}

export const safetyAnswered = (requestId: string) =>
  expect
    .poll(
      async () =>
        (
          await safety.superuser.query(
            `select answered_at from dsar_parts where request_id = $1 and service = 'safety'`,
            [requestId],
          )
        ).rows[0]?.answered_at,
      POLL,
    )
    .toBeTruthy();

export async function confirmed(person: Guest, mutation: 'requestDataExport' | 'requestErasure') {
  const { id } = (await ask(mutation, person)).data[mutation].request;
  const answer = await confirm(id, person);
  expect(answer.errors).toEqual([]);
  return { id: id as string, receiptCode: answer.data.confirmDataRequest.receiptCode as string | null };
}

export const download = (id: string, as: Guest | undefined) =>
  signedGet(safety.service.url, `/dsar/${id}`, safety.config.GATEWAY_HMAC_SECRET, as?.token);

/** Registers the hooks that make what is above, for a test file. */
export function useRequests(): void {
  beforeAll(async () => {
    // A NATS of its own: what other files' services answer must not come in between.
    nats = await startOwnNats();
    safety = await startSafety({ NATS_URL: nats.url });
    link = openNats({ url: nats.url, name: 'test', logger: createLogger('test', 'silent') });
    admin = await safety.person('admin');
  });
  afterAll(async () => {
    await link.close();
    await safety.close();
    await nats.dispose();
  });
}
