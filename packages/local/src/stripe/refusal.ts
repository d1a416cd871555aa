/** The `error` of a Stripe answer, as far as the stand-in fills it. */
export interface StripeFault {
  readonly type: 'invalid_request_error' | 'card_error' | 'idempotency_error' | 'api_error';
  readonly message: string;
  readonly code?: string;
  readonly param?: string;
  readonly decline_code?: string;
  readonly charge?: string;
  readonly payment_intent?: object;
}

/** A request that the stand-in refuses as Stripe does. */
export class StripeRefusal extends Error {
  override name = 'StripeRefusal';
  readonly status: number;
  readonly fault: StripeFault;

  constructor(status: number, fault: StripeFault) {
    super(fault.message);
    this.status = status;
    this.fault = fault;
  }
}

/** @throws {StripeRefusal} always: what the request asks for does not fit */
export function refuse(message: string, more: Partial<StripeFault> = {}): never {
  throw new StripeRefusal(400, { type: 'invalid_request_error', message, ...more });
}

/** @throws {StripeRefusal} always: Stripe can do it, the stand-in cannot */
export function notHere(what: string): never {
  throw new StripeRefusal(501, {
    type: 'api_error',
    message: `The local Stripe stand-in does not have ${what}.`,
  });
}

/** @throws {StripeRefusal} always */
export function noSuch(kind: string, id: string, param: string): never {
  throw new StripeRefusal(404, {
    type: 'invalid_request_error',
    code: 'resource_missing',
    message: `No such ${kind}: '${id}'`,
    param,
  });
}
