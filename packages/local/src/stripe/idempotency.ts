import { createHash } from 'node:crypto';
import { StripeRefusal } from './refusal.ts';
import { type Store, nowInSeconds } from './store.ts';

/** An answer as it goes out. */
export interface Answer {
  readonly status: number;
  readonly body: string;
  /** True where it is the answer that an earlier request with the same key got. */
  readonly replayed: boolean;
}

/**
 * Answers a request once for each idempotency key. What was refused before anything was done is not remembered, as
 * with Stripe: the same key may be used for the request put right.
 * @param key undefined: answers every time
 * @param request all that must be the same where the key is
 * @throws {StripeRefusal} idempotency_error where the key was used for another request
 */
export function answerOnce(
  store: Store,
  key: string | undefined,
  request: { readonly endpoint: string; readonly body: string },
  answer: () => { status: number; body: string },
): Answer {
  if (key === undefined) return { ...answer(), replayed: false };
  const fingerprint = createHash('sha256').update(`${request.endpoint}\n${request.body}`).digest('hex');
  const earlier = store.get('remembered_answer', key);
  if (earlier) {
    if (earlier.fingerprint !== fingerprint)
      throw new StripeRefusal(400, {
        type: 'idempotency_error',
        message:
          'Keys for idempotent requests can only be used with the same parameters they were first used with. Try ' +
          `using a key other than '${key}' if you meant to execute a different request.`,
      });
    return { status: earlier.status, body: earlier.body, replayed: true };
  }
  const given = answer();
  if (given.status < 400 || given.status === 402)
    store.put<'remembered_answer'>({
      id: key,
      object: 'remembered_answer',
      fingerprint,
      created: nowInSeconds(),
      ...given,
    });
  return { ...given, replayed: false };
}
