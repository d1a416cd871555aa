import { listOf } from './blank.ts';
import { refuse } from './refusal.ts';
import type { Kind, Kinds, Store } from './store.ts';

/** Fields that hold an id, and what it is the id of. */
const LINKS: Readonly<Record<string, Kind>> = {
  latest_charge: 'charge',
  charge: 'charge',
  payment_intent: 'payment_intent',
  transfer: 'transfer',
  application_fee: 'application_fee',
};

type Plain = Record<string, unknown>;

/**
 * Puts the objects that `expand[]` names in the places of their ids.
 * @param paths such as `latest_charge.refunds`
 * @throws {StripeRefusal} where a path leads nowhere
 */
export function expand(store: Store, object: object, paths: readonly string[]): object {
  const copy = structuredClone(object) as Plain;
  for (const path of paths) {
    let at = copy;
    for (const name of path.split('.')) {
      const next = expandField(store, at, name, path);
      if (next === undefined) break;
      at[name] = next;
      at = next;
    }
  }
  return copy;
}

/** @returns undefined where there is nothing behind the field */
function expandField(store: Store, at: Plain, name: string, path: string): Plain | undefined {
  if (name === 'refunds' && at['object'] === 'charge')
    return refundsOf(store, String(at['id'])) as unknown as Plain;
  const kind = LINKS[name];
  if (kind === undefined || !(name in at))
    refuse(`This property cannot be expanded (${path}).`, { param: 'expand' });
  const value = at[name];
  if (typeof value === 'object' && value !== null) return value as Plain;
  return typeof value === 'string'
    ? (structuredClone(store.get(kind, value)) as unknown as Plain)
    : undefined;
}

function refundsOf(store: Store, chargeId: string) {
  const refunds: Kinds['refund'][] = store.list('refund').filter(({ charge }) => charge === chargeId);
  return listOf(refunds.toReversed(), `/v1/charges/${chargeId}/refunds`);
}
