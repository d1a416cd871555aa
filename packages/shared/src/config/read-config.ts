import { z } from 'zod';

/** Thrown when the environment does not fit; its message lists every fault at once and shows no value. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

/**
 * Reads configuration from the environment against a zod schema, all faults at once.
 * @param shape one zod type per environment variable
 * @param environment usually process.env, read by main.ts alone
 * @throws {ConfigError} naming every variable that is missing or wrong; values are never shown, since some are secrets
 */
export function readConfig<Shape extends z.ZodRawShape>(
  shape: Shape,
  environment: Record<string, string | undefined>,
): z.output<z.ZodObject<Shape>> {
  const given = Object.fromEntries(
    Object.keys(shape).map((name) => [name, environment[name] === '' ? undefined : environment[name]]),
  );
  const parsed = z.object(shape).safeParse(given);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => {
    const name = String(issue.path[0]);
    return `  ${name}: ${given[name] === undefined ? 'is not set' : issue.message}`;
  });
  throw new ConfigError(`The environment is not complete:\n${faults.join('\n')}`);
}
