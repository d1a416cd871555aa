import { line, lines } from '@hotmess/shared/graphql/text';
import { z } from 'zod';

const name = line.min(3, 'needs at least 3 characters').max(60, 'has more than 60 characters');
const description = lines.max(1_000, 'has more than 1,000 characters');
const amount = z.number().int().min(1, 'must be at least 1').max(1_000, 'must be at most 1,000');
const reason = lines.min(10, 'needs at least 10 characters').max(2_000, 'has more than 2,000 characters');

export const createRulesetInput = z.object({
  name,
  description: description.nullish(),
  maxResalePercent: amount.nullish(),
  reportThreshold: amount.nullish(),
  reason,
});

export const updateRulesetInput = z.object({
  id: z.string(),
  version: z.number().int().nullish(),
  name: name.nullish(),
  description: description.nullish(),
  maxResalePercent: amount.nullish(),
  reportThreshold: amount.nullish(),
  reason,
});
