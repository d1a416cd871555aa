import { REQUEST_ID_HEADER } from '@hotmess/shared/auth/gateway-signature';
import { services } from '@hotmess/local/stack/services';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { CANARY, type Cast, EMAIL, IP } from './canary.ts';
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
      headers: {
        'content-type': 'application/json',
        'x-forwarded-for': IP,
        [REQUEST_ID_HEADER]: randomUUID(),
        ...headers,
      },
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
    // What PostgreSQL takes in no text, and the longest search is shorter.
    ask('query ($s: String) { liveBeacons(search: $s) { nodes { id } } }', { s: `${CANARY}\0` }),
    ask('query ($s: String) { liveBeacons(search: $s) { nodes { id } } }', { s: CANARY.repeat(100) }),
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
    ask(
      'mutation ($i: CheckoutInput!) { checkout(input: $i) { payments { clientSecret } } }',
      {
        i: {
          idempotencyKey: randomUUID(),
          lines: [{ kind: 'PRODUCT', itemId: CANARY, quantity: 1 }],
          shippingAddress: { name: CANARY, line1: CANARY, city: CANARY, postcode: CANARY, countryCode: 'GB' },
        },
      },
      person.token,
    ),
  ]);
  const bodies = (await Promise.all(answers.map((answer) => answer.json()))) as {
    errors?: { message: string }[];
  }[];
  // A field that we misspell is refused too, but with no word of his on its way.
  const misspelt = (message: string) => message.startsWith('Cannot query') && !message.includes(CANARY);
  const quiet = bodies.flatMap(({ errors: [error] = [] }, index) =>
    error === undefined || misspelt(error.message) ? [index] : [],
  );
  if (quiet.length > 0) throw new Error(`These were not refused for what they hold: ${quiet.join(', ')}.`);
  const webhook = await fetch(`${stack.url}/webhooks/stripe`, {
    method: 'POST',
    headers: { 'stripe-signature': `t=1,v1=${CANARY}` },
    body: JSON.stringify({ id: CANARY }),
  });
  if (webhook.ok) throw new Error('A webhook that nobody signed was taken.');
  return bodies.length + 1;
}

/**
 * Statements of the services' own logins that fail at PostgreSQL with his word in the error's line, in its detail, and in the
 * statement's text. Commands check what they are given, so none of theirs comes so far.
 */
export async function blunderInSql(stack: RealStack): Promise<void> {
  for (const service of services) {
    const client = new pg.Client(stack.serviceUrl(service));
    await client.connect();
    const fails = async (text: string, values: unknown[], code: string) => {
      const error = await client.query(text, values).then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
      if (!(error instanceof pg.DatabaseError) || error.code !== code)
        throw new Error(`${text}: not ${code}`, { cause: error });
    };
    await fails('select $1::text::uuid', [CANARY], '22P02');
    await fails('select $1::text::jsonb', [CANARY], '22P02');
    await fails(`select '${CANARY}' from nowhere`, [], '42P01');
    await client.end();
  }
}

/** A mail to him that the mail server refuses by his address; it stays in the queue. */
export async function blunderByMail(stack: RealStack): Promise<void> {
  stack.mail.refuse();
  await stack.client.send(
    'mutation ($i: RequestSignInCodeInput!) { requestSignInCode(input: $i) { accepted } }',
    { i: { email: EMAIL } },
  );
}
