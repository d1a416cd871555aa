import { BlockList } from 'node:net';
import { expect, test } from 'vitest';
import { clientIp } from '../src/client-ip.ts';

const trusted = new BlockList();
trusted.addSubnet('10.0.0.0', 8, 'ipv4');
trusted.addAddress('2001:db8::1', 'ipv6');

test.each([
  ['nobody trusted', '10.0.0.1', '1.1.1.1', undefined, '10.0.0.1'],
  ['the socket is not a proxy', '9.9.9.9', '1.1.1.1', trusted, '9.9.9.9'],
  ['one proxy', '10.0.0.1', '1.1.1.1', trusted, '1.1.1.1'],
  ['invented addresses further left', '10.0.0.1', '6.6.6.6, 1.1.1.1, 10.0.0.2', trusted, '1.1.1.1'],
  ['only proxies', '10.0.0.1', '10.0.0.3', trusted, '10.0.0.3'],
  ['no header', '10.0.0.1', undefined, trusted, '10.0.0.1'],
  ['nonsense', '10.0.0.1', '1.1.1.1, unknown', trusted, '10.0.0.1'],
  ['a dual-stack socket', '::ffff:10.0.0.1', '::ffff:1.1.1.1', trusted, '1.1.1.1'],
  ['an IPv6 proxy and client', '2001:db8::1', '2001:db8::7', trusted, '2001:db8::7'],
])('%s', (_, socket, header, proxies, expected) => {
  expect(clientIp(socket, header, proxies)).toBe(expected);
});
