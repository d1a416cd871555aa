import { openNats } from '@hotmess/shared/events/nats-link';
import { createLogger } from '@hotmess/shared/service/logger';
import { startOwnNats } from '@hotmess/local/testing/nats';
import { createSeal } from '@hotmess/shared/crypto/seal';
import { randomBytes, randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair } from 'jose';
import { expect, test } from 'vitest';
import { readBundle } from '../src/dsar/bundle.ts';
import { createReceiptSigner } from '../src/dsar/receipt.ts';

test('the store of bundles is made with as many copies as the process is told', async () => {
  const nats = await startOwnNats();
  const link = openNats({
    url: nats.url,
    name: 'test',
    logger: createLogger('test', 'silent'),
    replicas: 3,
  });
  const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const worker = {
    wrap: createSeal(randomBytes(32).toString('base64url'), 'hotmess data request keys'),
    signReceipt: createReceiptSigner(await exportJWK(privateKey)),
  };
  try {
    // A server that stands alone refuses more than one copy, and so tells what it was asked for.
    await expect(
      readBundle(worker, link, { id: randomUUID(), wrapped_key: Buffer.from('any') }),
    ).rejects.toThrow(/replicas > 1 not supported/);
  } finally {
    await link.close();
    await nats.dispose();
  }
});
