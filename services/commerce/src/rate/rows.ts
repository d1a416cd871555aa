import type { Selectable } from 'kysely';
import type { ShippingRates, TaxRates } from '../generated/database.ts';

export type ShippingRateRow = Pick<
  Selectable<ShippingRates>,
  'country_code' | 'currency' | 'base_pence' | 'each_pence' | 'free_from_pence' | 'version'
>;
export type TaxRateRow = Pick<Selectable<TaxRates>, 'country_code' | 'basis_points' | 'version'>;
