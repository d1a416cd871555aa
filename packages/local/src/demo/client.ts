/** The gateway refused, or a part of the system did. */
export class Refused extends Error {
  override name = 'Refused';
  readonly code: string;

  constructor(message: string, code: string) {
    super(message);
    this.code = code;
  }
}

const MAIL_TRIES = 100;

/** A client of the running system: everything by the gateway, and codes from the person's inbox. */
export class Client {
  readonly #gateway: string;
  readonly #mail: string;
  readonly #headers: Readonly<Record<string, string>>;

  /**
   * @param gateway the gateway's origin
   * @param mail the local inbox's origin
   * @param headers what each operation carries besides its own
   */
  constructor(gateway: string, mail: string, headers: Readonly<Record<string, string>> = {}) {
    this.#gateway = gateway;
    this.#mail = mail;
    this.#headers = headers;
  }

  /**
   * Sends an operation.
   * @throws {Refused} with the first error's code
   */
  async send<Data>(query: string, variables: Record<string, unknown> = {}, token?: string): Promise<Data> {
    const response = await fetch(`${this.#gateway}/graphql`, {
      method: 'POST',
      headers: {
        ...this.#headers,
        'content-type': 'application/json',
        ...(token && { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify({ query, variables }),
    });
    const answer = (await response.json()) as {
      data?: Data;
      errors?: { message: string; extensions: { code: string } }[];
    };
    const [error] = answer.errors ?? [];
    if (error) throw new Refused(error.message, error.extensions.code);
    return answer.data!;
  }

  /**
   * Signs a person in as he would: asks for a code, reads it in his inbox, redeems it.
   * @param device what he calls his device, where he says
   * @returns the access token
   */
  async signIn(email: string, device?: string): Promise<string> {
    const before = (await this.inbox(email))[0]?.id;
    await this.send(
      `mutation ($input: RequestSignInCodeInput!) { requestSignInCode(input: $input) { accepted } }`,
      {
        input: { email },
      },
    );
    for (let tries = 0; tries < MAIL_TRIES; tries++) {
      const [newest] = await this.inbox(email);
      const code = newest && newest.id !== before && /\b\d{6}\b/.exec(newest.text)?.[0];
      if (code) return this.#redeem(email, code, device);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Refused(`No code came to ${email} within ten seconds.`, 'UNAVAILABLE');
  }

  async #redeem(email: string, code: string, device?: string): Promise<string> {
    const { signIn } = await this.send<{ signIn: { session: { accessToken: string } } }>(
      `mutation ($input: SignInInput!) { signIn(input: $input) { session { accessToken } } }`,
      { input: { email, code, device } },
    );
    return signIn.session.accessToken;
  }

  /** The mails to an address, newest first. */
  async inbox(email: string): Promise<{ id: string; text: string }[]> {
    const response = await fetch(`${this.#mail}/api/messages?to=${encodeURIComponent(email)}`);
    return (await response.json()) as { id: string; text: string }[];
  }
}
