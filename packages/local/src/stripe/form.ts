import { StripeRefusal } from './refusal.ts';

/** Parameters as Stripe's form encoding has them: texts, lists and objects of them. */
export type Param = string | Param[] | { [name: string]: Param };
export type Params = { [name: string]: Param };

const DEEPEST = 5;

/**
 * Reads `a=1&b[c]=2&d[]=3&e[0]=4`: brackets nest, numbered ones make a list.
 * @throws {StripeRefusal} where the text is no such encoding
 */
export function parseForm(text: string): Params {
  const root: Params = Object.create(null) as Params;
  for (const [name, value] of new URLSearchParams(text)) put(root, pathOf(name), value);
  return toLists(root) as Params;
}

function pathOf(name: string): string[] {
  const path = [...name.matchAll(/(?:^([^[\]]+))|\[([^[\]]*)\]/g)].map((match) => (match[1] ?? match[2])!);
  const written = path.map((part, index) => (index === 0 ? part : `[${part}]`)).join('');
  if (written !== name || path.length > DEEPEST || path.includes('__proto__'))
    throw new StripeRefusal(400, {
      type: 'invalid_request_error',
      message: `Invalid parameter name: ${name}`,
    });
  return path;
}

function put(root: Params, path: readonly string[], value: string): void {
  let at = root;
  for (const [index, part] of path.entries()) {
    // `d[]=3`: the next free number.
    const key = part === '' ? String(Object.keys(at).length) : part;
    if (index === path.length - 1) {
      at[key] = value;
      return;
    }
    const next = at[key];
    if (typeof next === 'object' && !Array.isArray(next)) at = next;
    else at = at[key] = Object.create(null) as Params;
  }
}

/** Objects whose names are 0, 1, 2 … become lists. */
function toLists(value: Param): Param {
  if (typeof value === 'string' || Array.isArray(value)) return value;
  const entries = Object.entries(value).map(([name, inner]) => [name, toLists(inner)] as const);
  const isList = entries.length > 0 && entries.every(([name], index) => name === String(index));
  return isList ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
}
