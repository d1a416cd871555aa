import { line, lines } from '@hotmess/shared/graphql/text';
import { z } from 'zod';

/** A hundred thousand of the currency's units; no ticket costs more. */
const HIGHEST = 10_000_000;

const title = line.min(3, 'needs at least 3 characters').max(120, 'has more than 120 characters');
const description = lines.max(2_000, 'has more than 2,000 characters');
const price = z.number().int().min(0, 'must be at least 0').max(HIGHEST, 'is too high');
const faceValue = z.number().int().min(1, 'must be at least 1').max(HIGHEST, 'is too high');
const evidenceRequired = z.enum(['none', 'proof_post', 'qr_scan', 'both']);
const notes = lines.min(10, 'needs at least 10 characters').max(2_000, 'has more than 2,000 characters');

export const createListingInput = z.object({
  beaconId: z.string(),
  title,
  description: description.nullish(),
  price,
  faceValue,
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'is not an ISO 4217 code')
    .nullish(),
  evidenceRequired: evidenceRequired.nullish(),
  proofPostId: z.string().nullish(),
});

export const updateListingInput = z.object({
  id: z.string(),
  version: z.number().int().nullish(),
  title: title.nullish(),
  description: description.nullish(),
  price: price.nullish(),
  faceValue: faceValue.nullish(),
  proofPostId: z.string().nullish(),
});

export const approveListingInput = z.object({
  id: z.string(),
  version: z.number().int().nullish(),
  reviewNotes: notes.nullish(),
});

export const reviewListingInput = z.object({
  id: z.string(),
  version: z.number().int().nullish(),
  reason: notes,
  reviewNotes: notes.nullish(),
  evidenceRequired: evidenceRequired.nullish(),
});
