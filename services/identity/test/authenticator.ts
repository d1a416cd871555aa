import { type KeyObject, createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** A number, text, bytes, or a list of pairs, since COSE keys are numbers. */
type Cbor = number | string | Buffer | readonly (readonly [Cbor, Cbor])[];

function encode(value: Cbor): Buffer {
  if (typeof value === 'number') return value >= 0 ? head(0, value) : head(1, -1 - value);
  if (typeof value === 'string')
    return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  const pairs = value as readonly (readonly [Cbor, Cbor])[];
  return Buffer.concat([head(5, pairs.length), ...pairs.flat().map(encode)]);
}

function head(major: number, argument: number): Buffer {
  const kind = major << 5;
  if (argument < 24) return Buffer.from([kind | argument]);
  if (argument < 256) return Buffer.from([kind | 24, argument]);
  return Buffer.from([kind | 25, argument >> 8, argument & 255]);
}

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest();
const UP = 0x01;
const UV = 0x04;
const AT = 0x40;

/** What a test has an authenticator get wrong. */
export interface Lie {
  readonly origin?: string;
  readonly rpId?: string;
  readonly challenge?: string;
  readonly type?: string;
  /** Its owner did not show a finger or a PIN. */
  readonly unverified?: boolean;
  /** Signs with another key than it registered. */
  readonly key?: KeyObject;
  readonly userHandle?: string;
}

/** An authenticator in software: real keys, real CBOR and COSE, real signatures; one credential. */
export interface Authenticator {
  readonly id: string;
  /** Answers `navigator.credentials.create`, as JSON. */
  create(optionsJson: string, lie?: Lie): string;
  /** Answers `navigator.credentials.get`, as JSON. */
  get(optionsJson: string, lie?: Lie): string;
  /** Its counter; set it back to be a copy. */
  counter: number;
}

/** @param kind of its key; @param origin of the page that it is used on */
export function makeAuthenticator(
  kind: 'ES256' | 'EdDSA' = 'ES256',
  { counts = true, origin = 'http://localhost:4000' } = {},
): Authenticator {
  const pair =
    kind === 'ES256' ? generateKeyPairSync('ec', { namedCurve: 'P-256' }) : generateKeyPairSync('ed25519');
  const credentialId = randomBytes(32);
  const id = credentialId.toString('base64url');
  let userHandle: string | undefined;

  const cosePublicKey = (): Buffer => {
    const jwk = pair.publicKey.export({ format: 'jwk' });
    const [x, y] = [jwk.x, jwk.y].map((part) => Buffer.from(part ?? '', 'base64url')) as [Buffer, Buffer];
    return kind === 'ES256'
      ? encode([
          [1, 2],
          [3, -7],
          [-1, 1],
          [-2, x],
          [-3, y],
        ])
      : encode([
          [1, 1],
          [3, -8],
          [-1, 6],
          [-2, x],
        ]);
  };
  const authData = (rpId: string, flags: number, counter: number, attested = Buffer.alloc(0)): Buffer => {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    return Buffer.concat([sha256(rpId), Buffer.from([flags]), count, attested]);
  };
  const clientData = (type: string, challenge: string, lie: Lie): Buffer =>
    Buffer.from(
      JSON.stringify({
        type: lie.type ?? type,
        challenge: lie.challenge ?? challenge,
        origin: lie.origin ?? origin,
        crossOrigin: false,
      }),
    );
  const flagsOf = (lie: Lie) => (lie.unverified ? UP : UP | UV);
  const answer = (response: Record<string, unknown>) =>
    JSON.stringify({ id, rawId: id, type: 'public-key', response, clientExtensionResults: {} });

  const authenticator: Authenticator = {
    id,
    counter: 0,
    create(optionsJson, lie = {}) {
      const options = JSON.parse(optionsJson) as {
        challenge: string;
        rp: { id: string };
        user: { id: string };
      };
      userHandle = options.user.id;
      const attested = Buffer.concat([
        Buffer.alloc(16),
        Buffer.from([credentialId.length >> 8, credentialId.length & 255]),
        credentialId,
        cosePublicKey(),
      ]);
      const data = authData(lie.rpId ?? options.rp.id, flagsOf(lie) | AT, authenticator.counter, attested);
      const object = encode([
        ['fmt', 'none'],
        ['attStmt', []],
        ['authData', data],
      ]);
      return answer({
        clientDataJSON: clientData('webauthn.create', options.challenge, lie).toString('base64url'),
        attestationObject: object.toString('base64url'),
        transports: ['internal'],
      });
    },
    get(optionsJson, lie = {}) {
      const options = JSON.parse(optionsJson) as { challenge: string; rpId: string };
      if (counts) authenticator.counter++;
      const data = authData(lie.rpId ?? options.rpId, flagsOf(lie), authenticator.counter);
      const client = clientData('webauthn.get', options.challenge, lie);
      const signed = Buffer.concat([data, sha256(client)]);
      const signature = sign(kind === 'ES256' ? 'sha256' : null, signed, lie.key ?? pair.privateKey);
      return answer({
        clientDataJSON: client.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: signature.toString('base64url'),
        userHandle: lie.userHandle ?? userHandle,
      });
    },
  };
  return authenticator;
}
