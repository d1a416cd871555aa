import { line } from '@hotmess/shared/graphql/text';
import { z } from 'zod';

/** What a country's addresses must have. Source: Universal Postal Union, addressing systems by country. */
interface CountryRule {
  /** After upper-casing and joining blanks; a country without one has no postcode or none that is checked. */
  readonly postcode?: RegExp;
  /** A state, province or territory is part of the address. */
  readonly region?: true;
}

const FIVE = /^\d{5}$/;
const FOUR = /^\d{4}$/;
const RULES: Readonly<Record<string, CountryRule>> = {
  GB: { postcode: /^(GIR ?0AA|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})$/ },
  IE: { postcode: /^([AC-FHKNPRTV-Y]\d{2}|D6W) ?[0-9AC-FHKNPRTV-Y]{4}$/ },
  US: { postcode: /^\d{5}(-\d{4})?$/, region: true },
  CA: { postcode: /^[ABCEGHJ-NPRSTVXY]\d[A-Z] ?\d[A-Z]\d$/, region: true },
  AU: { postcode: FOUR, region: true },
  NZ: { postcode: FOUR },
  DE: { postcode: FIVE },
  FR: { postcode: FIVE },
  ES: { postcode: FIVE },
  IT: { postcode: FIVE, region: true },
  FI: { postcode: FIVE },
  NL: { postcode: /^[1-9]\d{3} ?[A-Z]{2}$/ },
  BE: { postcode: FOUR },
  LU: { postcode: FOUR },
  AT: { postcode: FOUR },
  CH: { postcode: FOUR },
  DK: { postcode: FOUR },
  NO: { postcode: FOUR },
  HU: { postcode: FOUR },
  SE: { postcode: /^\d{3} ?\d{2}$/ },
  CZ: { postcode: /^\d{3} ?\d{2}$/ },
  GR: { postcode: /^\d{3} ?\d{2}$/ },
  PL: { postcode: /^\d{2}-\d{3}$/ },
  PT: { postcode: /^\d{4}-\d{3}$/ },
  BR: { postcode: /^\d{5}-?\d{3}$/, region: true },
  JP: { postcode: /^\d{3}-?\d{4}$/, region: true },
  ZA: { postcode: FOUR },
  IN: { postcode: /^[1-9]\d{5}$/, region: true },
};

const countryNames = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
/** Codes that CLDR names and that are no country. */
const NO_COUNTRIES = new Set(['EU', 'EZ', 'UN', 'QO', 'XA', 'XB', 'ZZ']);

/** A country by ISO 3166-1 alpha-2. */
export const countryCode = z
  .string()
  // Nothing is asked of CLDR about what is no code at all: it throws.
  .regex(/^[A-Z]{2}$/, { error: 'is not a country of two capital letters', abort: true })
  .refine((code) => !NO_COUNTRIES.has(code) && countryNames.of(code) !== undefined, 'is not a country');

const part = (most: number) => line.min(1, 'is empty').max(most, `has more than ${most} characters`);
const optional = (most: number) =>
  part(most)
    .nullish()
    .transform((text) => text ?? null);

/** An address to send goods to, by the rules of its country. */
export const shippingAddress = z
  .object({
    name: part(120),
    line1: part(120),
    line2: optional(120),
    city: part(80),
    region: optional(80),
    postcode: line
      .max(16, 'has more than 16 characters')
      .nullish()
      .transform((text) => text?.toUpperCase().replace(/\s+/g, ' ') || null),
    countryCode,
  })
  .superRefine((address, context) => {
    const { postcode, region } = RULES[address.countryCode] ?? {};
    const refuse = (field: 'postcode' | 'region', message: string) =>
      context.addIssue({ code: 'custom', path: [field], message });
    if (postcode && !postcode.test(address.postcode ?? ''))
      refuse('postcode', `is not a postcode of ${countryNames.of(address.countryCode)}`);
    if (region && address.region === null)
      refuse('region', `is missing: ${countryNames.of(address.countryCode)} has states or provinces`);
  });

export type SentTo = z.output<typeof shippingAddress>;
