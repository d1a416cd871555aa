import { vi } from 'vitest';
import { type Guest, succeed } from './night.ts';
import type { System } from './system.ts';

/** A session as a client has it. */
export interface Session extends Guest {
  readonly refreshToken: string;
}

/** Signs in as a client does: asks for a code, reads the mail, redeems it. */
export async function signInByMail(system: Pick<System, 'send' | 'inbox'>, email: string): Promise<Session> {
  const mails = () => system.inbox.store.list(email);
  const before = mails().length;
  await succeed(
    system.send(`mutation Ask($e: String!) { requestSignInCode(input: { email: $e }) { accepted } }`, {
      e: email,
    }),
  );
  await vi.waitFor(() => {
    if (mails().length !== before + 1) throw new Error(`No code came to ${email}.`);
  }, 10_000);
  const code = /^\d{6}$/m.exec(mails()[0]!.text)![0];
  const { data } = await succeed(
    system.send(
      `mutation In($i: SignInInput!) { signIn(input: $i) { session { accessToken refreshToken } me { id } } }`,
      { i: { email, code } },
    ),
  );
  const { session, me } = data.signIn;
  return { userId: me.id, token: session.accessToken, refreshToken: session.refreshToken };
}
