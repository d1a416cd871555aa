import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  SIGNATURE_HEADER,
  type SignedRequest,
  TIMESTAMP_HEADER,
  isSignedByGateway,
  signRequest,
} from '../../src/auth/gateway-signature.ts';

const SECRET = 'a'.repeat(43);
const NOW = 1_795_000_000_000;

const text = fc.string();
const optional = fc.option(text, { nil: undefined });
const request: fc.Arbitrary<SignedRequest> = fc.record({
  method: text,
  path: text,
  body: text,
  authorization: optional,
  requestId: optional,
  clientIp: optional,
});
const proofOf = (signed: SignedRequest) => {
  const headers = signRequest(SECRET, signed, NOW);
  return { timestamp: headers[TIMESTAMP_HEADER], signature: headers[SIGNATURE_HEADER] };
};

test('what was signed passes, by another secret it does not', () => {
  fc.assert(
    fc.property(request, (signed) => {
      expect(isSignedByGateway(SECRET, signed, proofOf(signed), NOW)).toBe(true);
      expect(isSignedByGateway('b'.repeat(43), signed, proofOf(signed), NOW)).toBe(false);
    }),
  );
});

test('no other request passes with the same proof: nothing reaches from one field into the next', () => {
  const meaning = (one: SignedRequest) =>
    JSON.stringify([
      one.method,
      one.path,
      one.body,
      one.authorization ?? '',
      one.requestId ?? '',
      one.clientIp ?? '',
    ]);
  fc.assert(
    fc.property(request, request, (signed, other) => {
      fc.pre(meaning(signed) !== meaning(other));
      expect(isSignedByGateway(SECRET, other, proofOf(signed), NOW)).toBe(false);
    }),
  );
  const shifted = {
    method: 'POST',
    path: '/',
    authorization: undefined,
    requestId: undefined,
    clientIp: '1',
  };
  expect(
    isSignedByGateway(
      SECRET,
      { ...shifted, clientIp: '', body: '1' },
      proofOf({ ...shifted, body: '' }),
      NOW,
    ),
  ).toBe(false);
});

test.each([30_001, -30_001])('a proof that is off by %i ms is refused', (milliseconds) => {
  const signed = {
    method: 'POST',
    path: '/',
    body: '',
    authorization: undefined,
    requestId: undefined,
    clientIp: undefined,
  };
  expect(isSignedByGateway(SECRET, signed, proofOf(signed), NOW + milliseconds)).toBe(false);
  expect(isSignedByGateway(SECRET, signed, proofOf(signed), NOW + Math.sign(milliseconds) * 30_000)).toBe(
    true,
  );
});
