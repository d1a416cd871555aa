import { CATALOGUE } from './catalogue.ts';
import type { EventContract } from './define-event.ts';
import { envelopeJsonSchema } from './envelope.ts';

/** The AsyncAPI 3.0 document of all events, as JSON text for docs/asyncapi.json. */
export function asyncApiDocument(contracts: readonly EventContract[] = CATALOGUE): string {
  const envelope = envelopeJsonSchema();
  const document = {
    asyncapi: '3.0.0',
    info: {
      title: 'HOTMESS OS events',
      version: '1.0.0',
      description:
        'CloudEvents 1.0 in structured JSON over NATS JetStream. Fields may be added within a version, so a ' +
        'consumer ignores those it does not know; a breaking change is a new subject.',
    },
    defaultContentType: 'application/cloudevents+json',
    channels: Object.fromEntries(
      contracts.map((contract) => [
        nameOf(contract),
        {
          address: contract.subject,
          description: contract.description,
          messages: { event: { $ref: `#/components/messages/${nameOf(contract)}` } },
        },
      ]),
    ),
    operations: Object.fromEntries(contracts.flatMap(operations)),
    components: {
      messages: Object.fromEntries(
        contracts.map((contract) => [
          nameOf(contract),
          {
            name: contract.type,
            summary: contract.description,
            contentType: 'application/cloudevents+json',
            payload: { $ref: `#/components/schemas/${nameOf(contract)}` },
            examples: [{ payload: exampleOf(contract) }],
          },
        ]),
      ),
      schemas: {
        Envelope: envelope,
        ...Object.fromEntries(
          contracts.map((contract) => [
            nameOf(contract),
            {
              allOf: [
                { $ref: '#/components/schemas/Envelope' },
                {
                  type: 'object',
                  properties: { type: { const: contract.type }, data: contract.jsonSchema },
                  required: ['type', 'data'],
                },
              ],
            },
          ]),
        ),
      },
    },
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** An envelope around the contract's example. */
export function exampleOf(contract: EventContract): Record<string, unknown> {
  return {
    specversion: '1.0',
    id: '01980000-0000-7000-8000-000000000000',
    source: `hotmess/${contract.service}`,
    type: contract.type,
    subject: '01980000-0000-7000-8000-000000000002',
    time: '2026-03-07T23:41:07.120Z',
    datacontenttype: 'application/json',
    dataschema: contract.dataSchema,
    requestid: '0a6b2c1e-4f8f-4f0e-9b53-1f0de6a9a9a4',
    data: contract.example,
  };
}

function operations(contract: EventContract): [string, unknown][] {
  const channel = { $ref: `#/channels/${nameOf(contract)}` };
  const sends: [string, unknown] = [
    `${contract.service}.send.${nameOf(contract)}`,
    { action: 'send', channel, tags: [{ name: contract.service }] },
  ];
  const receives = contract.consumers.map((service): [string, unknown] => [
    `${service}.receive.${nameOf(contract)}`,
    { action: 'receive', channel, tags: [{ name: service }] },
  ]);
  return [sends, ...receives];
}

function nameOf({ service, entity, fact, version }: EventContract): string {
  return `${service}.${entity}.${fact}.v${version}`;
}
