import { z } from 'zod';

// No control characters, and none of the invisible direction switches that make a text read otherwise than it is.
const LINE = /^[^\p{Cc}\u202A-\u202E\u2066-\u2069]*$/u;
const LINES = /^(?:[^\p{Cc}\u202A-\u202E\u2066-\u2069]|[\n\r\t])*$/u;
const UNSHOWABLE = 'holds characters that cannot be shown';

/** One line of a person's text, trimmed; the caller adds its bounds. */
export const line = z.string().trim().regex(LINE, UNSHOWABLE);

/** A person's text with line breaks and tabs, trimmed; the caller adds its bounds. */
export const lines = z.string().trim().regex(LINES, UNSHOWABLE);

/** An IANA time zone that this Node knows. */
export const timeZone = z.string().refine(isTimeZone, 'is not an IANA time zone');

function isTimeZone(name: string): boolean {
  // Intl also takes offsets such as +01:00, which no daylight saving applies to.
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
