import { isIPv6 } from 'node:net';
import { type Actor, userIdOf } from '@hotmess/shared/db/actor';

/**
 * What makes one viewer: the person, or, signed out, his network. It is hashed before it is stored.
 * @returns undefined where there is nothing to tell one viewer from another by
 */
export function viewerOf(actor: Actor, clientIp: string | undefined): string | undefined {
  const userId = userIdOf(actor);
  if (userId !== null) return `viewer user ${userId}`;
  return clientIp === undefined ? undefined : `viewer net ${networkOf(clientIp)}`;
}

/** An IPv4 address, or the /64 of an IPv6 address: within it everyone may have as many addresses as he likes. */
export function networkOf(ip: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip);
  if (mapped) return mapped[1]!;
  if (!isIPv6(ip)) return ip;
  const [head, tail] = ip.toLowerCase().split('%')[0]!.split('::');
  const groups = head === '' ? [] : head!.split(':');
  if (tail !== undefined) {
    const last = tail === '' ? 0 : tail.split(':').length + (tail.includes('.') ? 1 : 0);
    while (groups.length + last < 8) groups.push('0');
  }
  const network = Array.from({ length: 4 }, (_, place) => (groups[place] ?? '0').replace(/^0+(?=.)/, ''));
  return `${network.join(':')}::/64`;
}
