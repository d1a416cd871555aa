import type { Kysely } from 'kysely';
import type { DB } from '../generated/database.ts';
import type { ShippingRateRow, TaxRateRow } from './rows.ts';

type Db = Kysely<DB>;

const SHIPPING = [
  'country_code',
  'currency',
  'base_pence',
  'each_pence',
  'free_from_pence',
  'version',
] as const;
const TAX = ['country_code', 'basis_points', 'version'] as const;

export function listShippingRates(db: Db): Promise<ShippingRateRow[]> {
  return db
    .selectFrom('shipping_rates')
    .select(SHIPPING)
    .orderBy('country_code')
    .orderBy('currency')
    .execute();
}

export function listTaxRates(db: Db): Promise<TaxRateRow[]> {
  return db.selectFrom('tax_rates').select(TAX).orderBy('country_code').execute();
}

/** The rates that count for a country: its own and those of all others. */
export async function ratesFor(
  db: Db,
  country: string,
): Promise<{ readonly shipping: ShippingRateRow[]; readonly tax: TaxRateRow[] }> {
  const either = [country, '*'];
  const [shipping, tax] = await Promise.all([
    db.selectFrom('shipping_rates').select(SHIPPING).where('country_code', 'in', either).execute(),
    db.selectFrom('tax_rates').select(TAX).where('country_code', 'in', either).execute(),
  ]);
  return { shipping, tax };
}

export function upsertShippingRate(db: Db, rate: Omit<ShippingRateRow, 'version'>): Promise<ShippingRateRow> {
  const { base_pence, each_pence, free_from_pence } = rate;
  return db
    .insertInto('shipping_rates')
    .values(rate)
    .onConflict((conflict) =>
      conflict.columns(['country_code', 'currency']).doUpdateSet({ base_pence, each_pence, free_from_pence }),
    )
    .returning(SHIPPING)
    .executeTakeFirstOrThrow();
}

export function upsertTaxRate(db: Db, rate: Omit<TaxRateRow, 'version'>): Promise<TaxRateRow> {
  return db
    .insertInto('tax_rates')
    .values(rate)
    .onConflict((conflict) =>
      conflict.column('country_code').doUpdateSet({ basis_points: rate.basis_points }),
    )
    .returning(TAX)
    .executeTakeFirstOrThrow();
}
