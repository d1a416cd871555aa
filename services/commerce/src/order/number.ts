import { randomInt } from 'node:crypto';

/** Crockford's base 32: no letter that looks like a digit, and no U. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A random order number: it tells neither how many were sold nor when. 50 bits, and a unique index behind it. */
export function newOrderNumber(): string {
  const five = () => Array.from({ length: 5 }, () => DIGITS[randomInt(DIGITS.length)]!).join('');
  return `HM-${five()}-${five()}`;
}
