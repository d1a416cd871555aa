import { type BlockList, isIP, isIPv6 } from 'node:net';

/**
 * The client's address: the socket's, or behind trusted proxies the right-most address of X-Forwarded-For that is not
 * one of them. What stands further left came from the client and may be invented.
 * @param socketAddress the peer of the TCP connection
 * @param forwardedFor the header's values, joined
 * @param trusted the proxies to believe; nobody's header is read where undefined
 */
export function clientIp(
  socketAddress: string,
  forwardedFor: string | undefined,
  trusted: BlockList | undefined,
): string {
  let address = plain(socketAddress);
  if (!trusted || forwardedFor === undefined) return address;
  const hops = forwardedFor.split(',').map((hop) => plain(hop.trim()));
  while (isTrusted(trusted, address)) {
    const hop = hops.pop();
    // A trusted proxy that wrote no address is the last we know of.
    if (hop === undefined || !isIP(hop)) break;
    address = hop;
  }
  return address;
}

function isTrusted(trusted: BlockList, address: string): boolean {
  return trusted.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}

/** IPv4 written as IPv6, which a dual-stack socket gives, is the same client. */
function plain(address: string): string {
  return address.startsWith('::ffff:') && address.includes('.') ? address.slice(7) : address;
}
