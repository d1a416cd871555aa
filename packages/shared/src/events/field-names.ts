/** The parts of JSON Schema that zod's objects, arrays and unions use. */
export interface FieldSchema {
  readonly type?: string | undefined;
  readonly properties?: Record<string, unknown> | undefined;
  readonly [keyword: string]: unknown;
}

const CAMEL_CASE = /^[a-z][a-zA-Z0-9]*$/;

/** Words that name what an event must never carry: contact data, addresses, places, words of a person. */
const PERSONAL = new Set(
  `email mail phone telephone ip address street postcode zip latitude longitude lat lng lon coordinates geo geohash
   location username nickname surname birthday birth dob body comment note notes reason message text bio token
   password secret nonce`.split(/\s+/),
);

/**
 * Refuses fields that are not camelCase or whose name says that they hold personal data.
 * @param subject named in the error
 * @param schema JSON Schema of an event's data
 * @throws naming the first such field
 */
export function checkFieldNames(subject: string, schema: FieldSchema): void {
  for (const name of fieldNames(schema)) {
    if (!CAMEL_CASE.test(name)) throw new Error(`${subject}: the field ${name} is not camelCase.`);
    if (isPersonal(name)) throw new Error(`${subject}: the field ${name} names personal data.`);
  }
}

/** Every field's name in a JSON Schema, nested ones too. */
export function fieldNames(schema: unknown): string[] {
  if (Array.isArray(schema)) return schema.flatMap(fieldNames);
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([keyword, value]) =>
    keyword === 'properties' && typeof value === 'object' && value !== null
      ? [...Object.keys(value), ...Object.values(value).flatMap(fieldNames)]
      : keyword === 'const' || keyword === 'enum'
        ? []
        : fieldNames(value),
  );
}

/** `emailAddress` and `geoHash` are personal by one of their words; `tokenScope` says what kind, not which. */
function isPersonal(name: string): boolean {
  const words = name.split(/(?=[A-Z])/).map((word) => word.toLowerCase());
  const last = words.at(-1)!;
  if (['id', 'ids', 'scope', 'type', 'version'].includes(last)) return false;
  return words.some((word) => PERSONAL.has(word)) || PERSONAL.has(words.join(''));
}
