import type { Actor } from '@hotmess/shared/db/actor';
import { validInput } from '@hotmess/shared/graphql/input';
import { z } from 'zod';
import type { ProductCommands } from '../product/commands.ts';
import { mayManage } from '../product/policy.ts';
import { listShippingRates, listTaxRates, upsertShippingRate, upsertTaxRate } from './queries.ts';
import type { ShippingRateRow, TaxRateRow } from './rows.ts';

type RateCommands = Pick<ProductCommands, 'database' | 'auditor'>;

const country = z.string().regex(/^([A-Z]{2}|\*)$/, 'is neither a country of two letters nor *');
const pence = z.number().int().min(0, 'must not be negative').max(1_000_000, 'is above 1,000,000');
const shippingInput = z.object({
  countryCode: country,
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'is not an ISO 4217 code')
    .nullish(),
  basePence: pence,
  eachPence: pence.nullish(),
  freeFromPence: pence.nullish(),
});
const taxInput = z.object({
  countryCode: country,
  basisPoints: z.number().int().min(0, 'must not be negative').max(10_000, 'is above 10,000'),
});

/** Sets what delivery to a country costs, for orders from now on. */
export async function setShippingRate(
  deps: RateCommands,
  actor: Actor,
  raw: unknown,
): Promise<ShippingRateRow> {
  mayManage(actor);
  const input = validInput(shippingInput, raw);
  return deps.database.inTransaction(actor, async (tx) => {
    const currency = input.currency ?? 'GBP';
    const all = await listShippingRates(tx.db);
    const before = all.find((rate) => rate.country_code === input.countryCode && rate.currency === currency);
    const rate = await upsertShippingRate(tx.db, {
      country_code: input.countryCode,
      currency,
      base_pence: input.basePence,
      each_pence: input.eachPence ?? 0,
      free_from_pence: input.freeFromPence ?? null,
    });
    await deps.auditor.recordAudit(tx, {
      actor,
      action: 'shipping_rate.set',
      objectType: 'shipping_rate',
      objectId: `${rate.country_code}/${currency}`,
      before: before ?? null,
      after: rate,
      reason: null,
    });
    return rate;
  });
}

/** Sets a country's tax, for orders from now on. */
export async function setTaxRate(deps: RateCommands, actor: Actor, raw: unknown): Promise<TaxRateRow> {
  mayManage(actor);
  const input = validInput(taxInput, raw);
  return deps.database.inTransaction(actor, async (tx) => {
    const before = (await listTaxRates(tx.db)).find((rate) => rate.country_code === input.countryCode);
    const rate = await upsertTaxRate(tx.db, {
      country_code: input.countryCode,
      basis_points: input.basisPoints,
    });
    await deps.auditor.recordAudit(tx, {
      actor,
      action: 'tax_rate.set',
      objectType: 'tax_rate',
      objectId: rate.country_code,
      before: before ?? null,
      after: rate,
      reason: null,
    });
    return rate;
  });
}
