import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CompactEncrypt, compactDecrypt, importJWK } from 'jose';
import { afterAll, expect, test } from 'vitest';
import { loadSecrets } from '../src/stack/secrets.ts';

const folder = mkdtempSync(join(tmpdir(), 'hotmess-secrets-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('secrets are made once, for the owner’s eyes, and variables of the same names win', async () => {
  const file = join(folder, 'secrets.json');
  const made = await loadSecrets(file, {});
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(Buffer.from(made.GATEWAY_HMAC_SECRET, 'base64url')).toHaveLength(32);
  expect(await loadSecrets(file, {})).toEqual(made);
  expect(await loadSecrets(file, { SIGNING_KEYS_KEK: 'mine' })).toEqual({
    ...made,
    SIGNING_KEYS_KEK: 'mine',
  });
});

test('the audit key pair seals and opens, and its public half has no private part', async () => {
  const secrets = await loadSecrets(join(folder, 'pair.json'), {});
  const [publicKey, privateKey] = [
    JSON.parse(secrets.AUDIT_PUBLIC_JWK),
    JSON.parse(secrets.AUDIT_PRIVATE_JWK),
  ];
  expect(publicKey).not.toHaveProperty('d');
  const sealed = await new CompactEncrypt(new TextEncoder().encode('detail'))
    .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM' })
    .encrypt(await importJWK(publicKey));
  const { plaintext } = await compactDecrypt(sealed, await importJWK(privateKey));
  expect(new TextDecoder().decode(plaintext)).toBe('detail');
});

test('a file that is not ours is a clear sentence', async () => {
  const file = join(folder, 'broken.json');
  writeFileSync(file, '{"GATEWAY_HMAC_SECRET": 1}');
  await expect(loadSecrets(file, {})).rejects.toThrow('npm start -- --fresh');
});
