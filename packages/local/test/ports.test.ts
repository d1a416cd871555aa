import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { freePort } from '../src/backing/free-port.ts';
import { readPorts, requireFreePorts } from '../src/stack/ports.ts';

test('ports come from the environment, else they are the usual ones', () => {
  expect(readPorts({ MUSIC_PORT: '5005' })).toMatchObject({ gateway: 4000, music: 5005, nats: 4022 });
});

test.each(['', 'x', '0', '65536', '-1', '80.5'])('a port that is none is refused: %j', (value) => {
  expect(() => readPorts({ SMTP_PORT: value })).toThrow(`SMTP_PORT is "${value}"`);
});

test('one port for two listeners is refused, naming both variables', () => {
  expect(() => readPorts({ GATEWAY_PORT: '4001' })).toThrow('GATEWAY_PORT and NIGHTLIFE_PORT are both 4001');
});

test('a port in use is named with what wants it and the variable that changes it', async () => {
  const port = await freePort();
  const ports = { ...readPorts({}), commerce: port };
  await requireFreePorts('127.0.0.1', ports, ['commerce']);
  const squatter = createServer();
  await new Promise<void>((done) => squatter.listen(port, '127.0.0.1', done));
  await expect(requireFreePorts('127.0.0.1', ports, ['commerce'])).rejects.toThrow(
    new RegExp(`Port ${port} .* is in use, and the commerce service wants it.*COMMERCE_PORT=`),
  );
  squatter.close();
});
