import type { Param, Params } from './form.ts';
import { notHere, refuse } from './refusal.ts';

/**
 * Refuses parameters that an endpoint of the stand-in does not understand: nothing is taken and then ignored.
 * @throws {StripeRefusal} 501 naming the first one
 */
export function onlyKnown(endpoint: string, params: Params, known: readonly string[]): void {
  for (const name of Object.keys(params))
    if (name !== 'expand' && !known.includes(name)) notHere(`the parameter "${name}" of ${endpoint}`);
}

/** @throws {StripeRefusal} parameter_missing, or where it is no text */
export function requiredText(params: Params, name: string): string {
  return (
    optionalText(params, name) ??
    refuse(`Missing required param: ${name}.`, { code: 'parameter_missing', param: name })
  );
}

/** @throws {StripeRefusal} where it is no text */
export function optionalText(params: Params, name: string): string | undefined {
  const value = params[name];
  if (value === undefined || value === '') return undefined;
  if (typeof value !== 'string') refuse(`Invalid string: ${name}`, { param: name });
  return value;
}

/** @throws {StripeRefusal} parameter_invalid_integer where it is no whole number from `least` on */
export function optionalInteger(params: Params, name: string, least = 0): number | undefined {
  const text = optionalText(params, name);
  if (text === undefined) return undefined;
  if (!/^-?\d{1,12}$/.test(text))
    refuse(`Invalid integer: ${text}`, { code: 'parameter_invalid_integer', param: name });
  const value = Number(text);
  if (value < least)
    refuse(`This value must be greater than or equal to ${least}.`, {
      code: 'parameter_invalid_integer',
      param: name,
    });
  return value;
}

/** @throws {StripeRefusal} where it is neither true nor false */
export function optionalFlag(params: Params, name: string): boolean {
  const text = optionalText(params, name);
  if (text !== undefined && text !== 'true' && text !== 'false')
    refuse(`Invalid boolean: ${text}`, { param: name });
  return text === 'true';
}

/** An object of parameters; empty where left out. @throws {StripeRefusal} where it is none */
export function optionalObject(params: Params, name: string): Params {
  const value: Param = params[name] ?? {};
  if (value === '') return {};
  if (typeof value !== 'object' || Array.isArray(value)) refuse('Invalid object', { param: name });
  return value;
}

/** Metadata: texts by name. @throws {StripeRefusal} where a value is no text */
export function metadataOf(params: Params): Record<string, string> {
  const given = optionalObject(params, 'metadata');
  return Object.fromEntries(Object.keys(given).map((name) => [name, optionalText(given, name) ?? '']));
}

/** One of some texts. @throws {StripeRefusal} for any other */
export function optionalChoice<const Choice extends string>(
  params: Params,
  name: string,
  choices: readonly Choice[],
): Choice | undefined {
  const text = optionalText(params, name);
  if (text === undefined) return undefined;
  return (
    choices.find((choice) => choice === text) ??
    refuse(`Invalid ${name}: must be one of ${choices.join(', ')}`, { param: name })
  );
}
