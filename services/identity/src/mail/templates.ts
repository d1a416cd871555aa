import type { Mail } from './mailer.ts';

/** The mail with a code; the code is on a line of its own, so that it is easily copied. */
export function signInCodeMail(to: string, code: string): Mail {
  return {
    to,
    subject: 'Your HOTMESS sign-in code',
    text: [
      'Your sign-in code:',
      '',
      code,
      '',
      'It works once, within ten minutes. If you did not ask for it, ignore this mail;',
      'nobody can sign in without it.',
    ].join('\n'),
  };
}

/** The mail to an address that has an account, when someone registers with it. */
export function accountExistsMail(to: string): Mail {
  return {
    to,
    subject: 'You have a HOTMESS account already',
    text: [
      'Someone registered with this address, which has an account already.',
      'If it was you, ask for a sign-in code instead. If not, ignore this mail; nothing was changed.',
    ].join('\n'),
  };
}
