import { REQUEST_ID_HEADER } from '@hotmess/shared/auth/gateway-signature';
import { randomUUID } from 'node:crypto';
import { CANARY, type Cast, EMAIL } from './canary.ts';
import type { RealStack } from './real-stack.ts';

/**
 * Requests that go wrong with his words in them, at every layer: HTTP, GraphQL, input, policy, the database. What is said of
 * an error is where personal text gets into logs.
 * @returns how many there were, each of which was refused
 */
export async function blunder(stack: RealStack, { person, buyer }: Cast): Promise<number> {
  const post = (body: string, headers: Record<string, string> = {}) =>
    fetch(`${stack.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', [REQUEST_ID_HEADER]: randomUUID(), ...headers },
      body,
    });
  const ask = (query: string, variables: Record<string, unknown>, token?: string) =>
    post(
      JSON.stringify({ query, variables }),
      token === undefined ? {} : { authorization: `Bearer ${token}` },
    );
  const profile = (input: Record<string, unknown>, as = person) =>
    ask(
      'mutation ($i: UpdateProfileInput!) { updateProfile(input: $i) { me { id } } }',
      { i: input },
      as.token,
    );

  const answers = await Promise.all([
    post(`{ "query": "{ ${CANARY}`),
    ask(`{ me { ${CANARY} } }`, {}),
    ask('query ($id: ID!) { beacon(id: $id) { id } }', { id: CANARY }),
    ask('mutation ($i: SignInInput!) { signIn(input: $i) { me { id } } }', {
      i: { email: EMAIL, code: '000000' },
    }),
    ask('mutation ($i: SignInInput!) { signIn(input: $i) { me { id } } }', {
      i: { email: EMAIL, code: CANARY },
    }),
    ask('mutation ($i: RegisterInput!) { register(input: $i) { accepted } }', {
      i: { email: EMAIL, username: `${CANARY} ${CANARY}`, consents: [] },
    }),
    ask('{ me { id } }', {}, CANARY),
    profile({ avatarUrl: `https://elsewhere.example/${CANARY}.jpg` }),
    profile({ timeZone: CANARY }),
    profile({ bio: { of: CANARY } }),
    // Taken: the database itself refuses it.
    profile({ username: CANARY }, buyer),
    ask(
      'mutation ($i: CreateBeaconInput!) { createBeacon(input: $i) { beacon { id } } }',
      { i: { type: 'VENUE', title: CANARY, cityId: CANARY } },
      person.token,
    ),
    ask(
      'mutation ($i: FileReportInput!) { fileReport(input: $i) { report { id } } }',
      { i: { targetType: 'USER', targetId: person.userId, category: 'OTHER', description: CANARY } },
      person.token,
    ),
    ask('mutation ($i: QuoteInput!) { quote(input: $i) { __typename } }', {
      i: { lines: [{ itemId: CANARY }] },
    }),
  ]);
  const bodies = (await Promise.all(answers.map((answer) => answer.json()))) as { errors?: unknown[] }[];
  const quiet = bodies.flatMap(({ errors = [] }, index) => (errors.length === 0 ? [index] : []));
  if (quiet.length > 0) throw new Error(`These were not refused: ${quiet.join(', ')}.`);
  const webhook = await fetch(`${stack.url}/webhooks/stripe`, {
    method: 'POST',
    headers: { 'stripe-signature': `t=1,v1=${CANARY}` },
    body: JSON.stringify({ id: CANARY }),
  });
  if (webhook.ok) throw new Error('A webhook that nobody signed was taken.');
  return bodies.length + 1;
}
