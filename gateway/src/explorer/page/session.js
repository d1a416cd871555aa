// Signing in as one of the seeded people, as any client would: a code by mail, read from the local inbox. The tokens
// live in this module and nowhere else; a reload forgets them.

const SESSION = `session { accessToken refreshToken accessTokenExpiresAt } me { id username }`;
const REQUEST_CODE = `mutation ($input: RequestSignInCodeInput!) { requestSignInCode(input: $input) { accepted } }`;
const SIGN_IN = `mutation ($input: SignInInput!) { signIn(input: $input) { ${SESSION} } }`;
const REFRESH = `mutation ($input: RefreshSessionInput!) { refreshSession(input: $input) { ${SESSION} } }`;
const SIGN_OUT = `mutation { signOut { __typename } }`;

/** Renewed this long before it ends, in milliseconds. */
const MARGIN = 60_000;
const MAIL_TRIES = 40;
const MAIL_PAUSE = 250;

async function call(query, input, token) {
  const answer = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query, variables: input === undefined ? undefined : { input } }),
  });
  const { data, errors } = await answer.json();
  if (errors?.length) throw new Error(errors[0].message);
  return Object.values(data)[0];
}

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * A session that is only in memory.
 * @param {string} mailUrl the local inbox
 * @param {() => void} onChange called when someone is signed in or out
 */
export function createSession(mailUrl, onChange) {
  let current;
  let timer;

  const set = (payload, email) => {
    clearTimeout(timer);
    current = payload && { ...payload, email };
    if (current) {
      const left = Date.parse(current.session.accessTokenExpiresAt) - Date.now() - MARGIN;
      timer = setTimeout(refresh, Math.max(left, 5_000));
    }
    onChange();
  };

  async function refresh() {
    const before = current;
    const payload = await call(REFRESH, { refreshToken: before.session.refreshToken }).catch(() => undefined);
    // Someone may have signed out, or in, meanwhile.
    if (current === before) set(payload, before.email);
  }

  async function messages(email) {
    const answer = await fetch(`${mailUrl}/api/messages?to=${encodeURIComponent(email)}`);
    return answer.json();
  }

  async function codeFor(email, before) {
    for (let tries = 0; tries < MAIL_TRIES; tries += 1) {
      const newest = (await messages(email))[0];
      const code = newest && newest.id !== before && /\b\d{6}\b/.exec(newest.text)?.[0];
      if (code) return code;
      await wait(MAIL_PAUSE);
    }
    throw new Error('No code came by mail.');
  }

  return {
    /** The person who is signed in, or undefined. */
    get person() {
      return current && { email: current.email, username: current.me?.username ?? current.email };
    },
    /** What requests carry. */
    get headers() {
      return current ? { authorization: `Bearer ${current.session.accessToken}` } : {};
    },
    async signIn(email) {
      set(undefined);
      const before = (await messages(email))[0]?.id;
      await call(REQUEST_CODE, { email });
      set(await call(SIGN_IN, { email, code: await codeFor(email, before) }), email);
    },
    async signOut() {
      const token = current?.session.accessToken;
      set(undefined);
      if (token) await call(SIGN_OUT, undefined, token).catch(() => undefined);
    },
  };
}
