import type { Resolvers } from '../generated/resolvers.ts';
import { setShippingRate, setTaxRate } from './commands.ts';
import { listShippingRates, listTaxRates } from './queries.ts';

export const rateResolvers: Resolvers = {
  Query: {
    shippingRates: (_, __, { deps, actor }) => listShippingRates(deps.database.as(actor)),
    taxRates: (_, __, { deps, actor }) => listTaxRates(deps.database.as(actor)),
  },
  Mutation: {
    setShippingRate: async (_, { input }, { deps, actor }) => ({
      shippingRate: await setShippingRate(deps, actor, input),
    }),
    setTaxRate: async (_, { input }, { deps, actor }) => ({ taxRate: await setTaxRate(deps, actor, input) }),
  },
  ShippingRate: {
    countryCode: (rate) => rate.country_code,
    basePence: (rate) => rate.base_pence,
    eachPence: (rate) => rate.each_pence,
    freeFromPence: (rate) => rate.free_from_pence,
  },
  TaxRate: {
    countryCode: (rate) => rate.country_code,
    basisPoints: (rate) => rate.basis_points,
  },
};
