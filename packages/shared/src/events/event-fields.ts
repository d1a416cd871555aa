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
