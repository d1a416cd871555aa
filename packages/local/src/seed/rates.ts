import { setShippingRate, setTaxRate } from '@hotmess/commerce/rate/commands';
import { listShippingRates, listTaxRates } from '@hotmess/commerce/rate/queries';
import type { ProductCommands } from '@hotmess/commerce/product/commands';
import type { Person } from '@hotmess/shared/db/actor';

const SHIPPING = [
  { countryCode: 'GB', basePence: 395, eachPence: 100, freeFromPence: 10_000 },
  { countryCode: 'IE', basePence: 695, eachPence: 150 },
  { countryCode: '*', basePence: 1_295, eachPence: 300 },
];
const TAX = [
  { countryCode: 'GB', basisPoints: 2_000 },
  { countryCode: 'IE', basisPoints: 2_300 },
  { countryCode: '*', basisPoints: 0 },
];

/** Sets the rates that are missing, as an admin. */
export async function seedRates(
  commands: Pick<ProductCommands, 'database' | 'auditor'>,
  admin: Person,
): Promise<void> {
  const db = commands.database.as(admin);
  const [shipping, tax] = await Promise.all([listShippingRates(db), listTaxRates(db)]);
  for (const rate of SHIPPING)
    if (!shipping.some(({ country_code }) => country_code === rate.countryCode))
      await setShippingRate(commands, admin, rate);
  for (const rate of TAX)
    if (!tax.some(({ country_code }) => country_code === rate.countryCode))
      await setTaxRate(commands, admin, rate);
}
