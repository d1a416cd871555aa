import { z } from 'zod';

/** A UUID of any version. */
export const id = z.uuid();

/** The entity's version: a consumer ignores an event that is older than what it holds. */
export const version = z.int().min(1);

/** A moment, ISO 8601 in UTC. */
export const moment = z.iso.datetime();

/** A local date such as `2026-03-07`. */
export const localDate = z.iso.date();

/** The id of a city, a slug. */
export const cityId = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(80);

/** A state of a machine. */
export const state = z
  .string()
  .regex(/^[a-z]+(_[a-z]+)*$/)
  .max(40);

/** ISO 4217. */
export const currency = z.string().regex(/^[A-Z]{3}$/);

/** What a report or a moderator's action is about. */
export const targetType = z.enum(['beacon', 'ticket_listing', 'market_listing', 'post', 'seller', 'user']);

/** A machine-readable word of ours, such as `ALREADY_BANNED`; never a person's. */
export const code = z
  .string()
  .regex(/^[A-Z]+(_[A-Z]+)*$/)
  .max(60);

/** The name of a service. */
export const serviceName = z.enum(['nightlife', 'safety', 'commerce', 'identity', 'music']);

/** SHA-256 in lower-case hexadecimal. */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
