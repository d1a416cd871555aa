/**
 * The one table of error codes a client can meet (DOMAIN.md, "Names that all services share").
 * `status` is the HTTP status that routes outside GraphQL answer with; `message` is the sentence used when a
 * caller gives none. Adding a code is additive; renaming one breaks clients.
 */
export const ERROR_CODES = {
  UNAUTHENTICATED: { status: 401, message: 'Sign in to do this.' },
  FORBIDDEN: { status: 403, message: 'You may not do this.' },
  NOT_FOUND: { status: 404, message: 'There is no such thing, or you may not see it.' },
  BAD_USER_INPUT: { status: 400, message: 'The input is not valid.' },
  CONFLICT: { status: 409, message: 'It was changed by someone else; load it again.' },
  INVALID_TRANSITION: { status: 409, message: 'It cannot go from its present state to that one.' },
  IDEMPOTENCY_KEY_REUSED: { status: 422, message: 'This idempotency key was used for a different request.' },
  RATE_LIMITED: { status: 429, message: 'Too many attempts; try again later.' },
  STEP_UP_REQUIRED: { status: 401, message: 'Sign in again to do this.' },
  CONSENT_REQUIRED: { status: 403, message: 'A required consent is missing.' },
  OUT_OF_STOCK: { status: 409, message: 'There is not enough in stock.' },
  SELLER_NOT_READY: { status: 409, message: 'The seller cannot take payments yet.' },
  UNAVAILABLE: { status: 503, message: 'This part of the system is not available right now; try again.' },
  INTERNAL: { status: 500, message: 'Something went wrong on our side.' },
} as const satisfies Record<string, { status: number; message: string }>;

export type ErrorCode = keyof typeof ERROR_CODES;
