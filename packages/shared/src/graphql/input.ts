import type { z } from 'zod';
import { DomainError, badInput } from '../errors/domain-error.ts';
import { ERROR_CODES } from '../errors/codes.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * An id that a client sent. What is no UUID cannot exist, so it answers as what does not exist.
 * @throws {DomainError} NOT_FOUND
 */
export function entityId(id: string): string {
  if (!UUID.test(id)) throw new DomainError('NOT_FOUND', ERROR_CODES.NOT_FOUND.message);
  return id.toLowerCase();
}

/**
 * Checks an input object against its rules.
 * @returns the input with the schema's trimming and defaults applied
 * @throws {DomainError} BAD_USER_INPUT naming the first field that does not fit
 */
export function validInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  const field = issue.path.map(String).join('.') || 'input';
  return badInput(field, `${field}: ${issue.message}`);
}
