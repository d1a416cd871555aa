import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { toConnection } from '../../src/graphql/connection.ts';
import { cursorCodec } from '../../src/graphql/cursor.ts';

const numbers = cursorCodec('numbers', z.int());
const others = cursorCodec('others', z.int());

test('what was encoded comes back; the same key of another list does not pass', () => {
  fc.assert(
    fc.property(fc.integer(), (key) => {
      expect(numbers.decode(numbers.encode(key))).toBe(key);
      expect(() => others.decode(numbers.encode(key))).toThrow(
        expect.objectContaining({ code: 'BAD_USER_INPUT' }),
      );
    }),
  );
});

test('no text that is not ours passes, or throws anything but BAD_USER_INPUT', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.base64String(),
        fc.json().map((text) => Buffer.from(text).toString('base64url')),
      ),
      (text) => {
        expect(() => numbers.decode(text)).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT' }));
      },
    ),
  );
});

test('pages of any size hold every row once, in order', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer(), { maxLength: 40 }),
      fc.integer({ min: 1, max: 10 }),
      (keys, size) => {
        const rows = keys.toSorted((a, b) => a - b);
        const seen: number[] = [];
        let after: number | undefined;
        for (;;) {
          const rest = rows.filter((row) => after === undefined || row > after);
          const page = toConnection(
            rest.slice(0, size + 1),
            size,
            (row) => numbers.encode(row),
            after !== undefined,
          );
          seen.push(...page.nodes);
          if (!page.pageInfo.hasNextPage) break;
          after = numbers.decode(page.pageInfo.endCursor!);
        }
        expect(seen).toEqual(rows);
      },
    ),
  );
});
