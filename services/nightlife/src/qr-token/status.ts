import type { QrTokenStatus } from './machine.ts';

/** The state a reader sees: a token whose time has passed is expired, however late the job is. @param now his present */
export function presentTokenStatus(
  token: { readonly status: QrTokenStatus; readonly expires_at: Date },
  now: Date,
): QrTokenStatus {
  return token.status === 'active' && token.expires_at <= now ? 'expired' : token.status;
}
