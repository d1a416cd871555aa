import { CATALOGUE, SERVICES } from './catalogue.ts';
import type { EventContract } from './define-event.ts';
import type { FieldSchema } from './field-names.ts';

/** The catalogue of all events, as Markdown text for docs/events.md. */
export function catalogueMarkdown(contracts: readonly EventContract[] = CATALOGUE): string {
  const sections = SERVICES.map((service) => section(service, contracts)).filter((text) => text !== '');
  return `# Events

Generated from \`packages/shared/src/events\` by \`npm run generate\`; edit the contracts there. The same as AsyncAPI 3.0:
[asyncapi.json](asyncapi.json).

Every event is a CloudEvent 1.0 in structured JSON. Its \`id\` is what inboxes and NATS deduplicate by; \`subject\` is the
id of the entity; \`requestid\` is the request that led to it. Within a version fields are only added. The order of
events is not promised: data about an entity's state carries the entity's \`version\`.

${sections.join('\n')}`;
}

function section(service: string, contracts: readonly EventContract[]): string {
  const own = contracts.filter((contract) => contract.service === service);
  if (own.length === 0) return '';
  const rows = own.map(
    ({ subject, description, consumers, stream }) =>
      `| \`${subject}\` | ${description} | ${consumers.join(', ') || 'nobody yet'} | \`${stream}\` |`,
  );
  return `## ${service}

| subject | what happened | who consumes | stream |
|---|---|---|---|
${rows.join('\n')}

${own.map(details).join('\n')}`;
}

function details(contract: EventContract): string {
  const fields = Object.entries(contract.jsonSchema.properties ?? {}).map(
    ([name, schema]) => `- \`${name}\`: ${describe(schema as FieldSchema)}`,
  );
  return `### ${contract.entity}.${contract.fact} v${contract.version}

${fields.join('\n')}

\`\`\`json
${JSON.stringify(contract.example, null, 2)}
\`\`\`
`;
}

/** A JSON Schema in a few words. */
function describe(schema: FieldSchema): string {
  const { anyOf, enum: values, format, items } = schema;
  if (Array.isArray(anyOf)) return anyOf.map((option) => describe(option as FieldSchema)).join(' or ');
  if (Array.isArray(values)) return values.map((value) => JSON.stringify(value)).join(', ');
  if (schema.type === 'array') return `list of ${describe(items as FieldSchema)}`;
  return typeof format === 'string' ? format : (schema.type ?? 'any');
}
