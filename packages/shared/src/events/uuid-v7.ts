import { randomBytes } from 'node:crypto';

let lastMillisecond = 0;
let counter = 0;

/**
 * A UUID of version 7 (RFC 9562): ordered by time, and within one process and millisecond by the order of the calls,
 * so that the events of one transaction keep their order.
 */
export function uuidV7(): string {
  const bytes = randomBytes(16);
  const now = Date.now();
  if (now > lastMillisecond) {
    lastMillisecond = now;
    // Half of the 12 bits stays free to count up in, the rest is random.
    counter = bytes.readUInt16BE(6) & 0x7ff;
  } else if (++counter > 0xfff) {
    lastMillisecond++;
    counter = 0;
  }
  bytes.writeUIntBE(lastMillisecond, 0, 6);
  bytes.writeUInt16BE(0x7000 | counter, 6);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
