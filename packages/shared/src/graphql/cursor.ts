import type { z } from 'zod';
import { badInput } from '../errors/domain-error.ts';

/** A keyset position, opaque to clients: the values that the list is ordered by. */
export interface CursorCodec<Key> {
  encode(key: Key): string;
  /** @throws {DomainError} BAD_USER_INPUT for anything that `encode` of this codec did not make */
  decode(cursor: string): Key;
}

/**
 * Cursors of one list. A cursor of another list does not pass, since its kind differs; nothing in it is trusted:
 * the rows it leads to are those the actor may see anyway.
 * @param kind name of the list
 * @param schema what the key must look like
 */
export function cursorCodec<Schema extends z.ZodType>(
  kind: string,
  schema: Schema,
): CursorCodec<z.output<Schema>> {
  return {
    encode: (key) => Buffer.from(JSON.stringify([kind, key])).toString('base64url'),
    decode(cursor) {
      const content = parseJson(cursor);
      const key =
        Array.isArray(content) && content.length === 2 && content[0] === kind ? content[1] : undefined;
      const parsed = schema.safeParse(key);
      return parsed.success ? parsed.data : badInput('after', 'This cursor is not one of this list.');
    },
  };
}

function parseJson(cursor: string): unknown {
  if (cursor.length > 1_000 || !/^[A-Za-z0-9_-]+$/.test(cursor)) return undefined;
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
