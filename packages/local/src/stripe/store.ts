import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { dirname } from 'node:path';
import type Stripe from 'stripe';

/** A webhook that the other side has not acknowledged yet. */
export interface PendingDelivery {
  readonly id: string;
  readonly object: 'pending_delivery';
  readonly eventId: string;
  readonly done: boolean;
}

/** What an idempotency key was used for, and how it was answered. */
export interface RememberedAnswer {
  /** The key itself. */
  readonly id: string;
  readonly object: 'remembered_answer';
  readonly fingerprint: string;
  readonly status: number;
  readonly body: string;
  /** Seconds since 1970. */
  readonly created: number;
}

/** Everything that the stand-in keeps, by the name in `object`. */
export interface Kinds {
  payment_intent: Stripe.PaymentIntent;
  charge: Stripe.Charge;
  refund: Stripe.Refund;
  transfer: Stripe.Transfer;
  application_fee: Stripe.ApplicationFee;
  dispute: Stripe.Dispute;
  account: Stripe.Account;
  event: Stripe.Event;
  pending_delivery: PendingDelivery;
  remembered_answer: RememberedAnswer;
}
export type Kind = keyof Kinds;

/** Seconds for which Stripe remembers idempotency keys. */
const KEY_LIFE = 24 * 3600;

/** The stand-in's objects: in memory and, where it has a file, in that journal, whose last line of an id wins. */
export class Store {
  readonly #objects = new Map<string, Kinds[Kind]>();
  readonly #file: string | undefined;

  /** @param file a journal to go on with; undefined: forgets everything at its end */
  constructor(file?: string) {
    this.#file = file;
    if (file !== undefined) this.#load(file);
  }

  /** An object, or undefined where there is none of this kind by this id. */
  get<K extends Kind>(kind: K, id: string): Kinds[K] | undefined {
    const found = this.#objects.get(keyOf(kind, id));
    return found as Kinds[K] | undefined;
  }

  /** Keeps an object, in the place of the one with its id. */
  put<K extends Kind>(object: Kinds[K] & { object: K; id: string }): void {
    this.#objects.set(keyOf(object.object, object.id), object);
    if (this.#file !== undefined) appendFileSync(this.#file, `${JSON.stringify(object)}\n`);
  }

  /** All objects of a kind, oldest first. */
  list<K extends Kind>(kind: K): Kinds[K][] {
    return [...this.#objects.values()].filter((object): object is Kinds[K] => object.object === kind);
  }

  #load(file: string): void {
    mkdirSync(dirname(file), { recursive: true });
    const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
    for (const line of lines) {
      const object = parsed(line);
      if (object !== undefined) this.#objects.set(keyOf(object.object, object.id), object);
    }
    const oldest = Date.now() / 1000 - KEY_LIFE;
    for (const [key, object] of this.#objects)
      if (
        (object.object === 'remembered_answer' && object.created < oldest) ||
        (object.object === 'pending_delivery' && object.done)
      )
        this.#objects.delete(key);
    writeFileSync(
      `${file}.new`,
      [...this.#objects.values()].map((object) => `${JSON.stringify(object)}\n`).join(''),
      {
        mode: 0o600,
      },
    );
    renameSync(`${file}.new`, file);
  }
}

const keyOf = (kind: Kind, id: string) => `${kind} ${id}`;

/** A line that a crash cut off is no object. */
function parsed(line: string): (Kinds[Kind] & { id: string }) | undefined {
  try {
    return JSON.parse(line) as Kinds[Kind] & { id: string };
  } catch {
    return undefined;
  }
}

/** A new id, such as `pi_3kd…`. @param prefix Stripe's for the kind */
export function newId(prefix: string): string {
  return `${prefix}_${randomBytes(18).toString('base64url').replaceAll(/[-_]/g, 'x')}`;
}

/** Now, as Stripe says it: in seconds. */
export function nowInSeconds(): number {
  return Math.floor(Date.now() / 1000);
}
