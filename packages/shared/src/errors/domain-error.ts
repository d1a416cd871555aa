import { ERROR_CODES, type ErrorCode } from './codes.ts';

/** Extra facts for the client, such as `{ field: 'title' }`. Never personal data: they are sent and logged. */
export type ErrorDetails = Readonly<Record<string, string | number | boolean>>;

/** A refusal that the client may see: its code, its sentence and its details are all safe to send. */
export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  /**
   * @param code one of the codes of `errors/codes.ts`
   * @param message a sentence for the reader; the code's own where left out
   * @param details facts for the client, free of personal data
   */
  constructor(code: ErrorCode, message?: string, details: ErrorDetails = {}) {
    super(message ?? ERROR_CODES[code].message);
    this.name = 'DomainError';
    this.code = code;
    this.details = details;
  }
}

/**
 * Refuses bad input, naming the field.
 * @throws {DomainError} always, with code BAD_USER_INPUT
 */
export function badInput(field: string, message: string): never {
  throw new DomainError('BAD_USER_INPUT', message, { field });
}

/**
 * The answer for what does not exist and for what the actor may not see: the same bytes for both.
 * @throws {DomainError} always, with code NOT_FOUND
 */
export function notFound(): never {
  throw new DomainError('NOT_FOUND');
}
