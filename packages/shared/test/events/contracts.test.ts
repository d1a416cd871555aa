import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { asyncApiDocument, exampleOf } from '../../src/events/asyncapi.ts';
import { CATALOGUE, uniqueBySubject } from '../../src/events/catalogue.ts';
import { catalogueMarkdown } from '../../src/events/catalogue-markdown.ts';
import { defineEvent, readEvent } from '../../src/events/define-event.ts';
import { InvalidEvent } from '../../src/events/envelope.ts';
import { beaconScanned } from '../../src/events/nightlife.ts';
import { streamSpecs } from '../../src/events/streams.ts';
import { uuidV7 } from '../../src/events/uuid-v7.ts';

const bytes = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

function define(data: z.ZodObject<z.ZodRawShape, z.core.$strict>, example: Record<string, unknown>) {
  return defineEvent({
    service: 'nightlife',
    entity: 'thing',
    fact: 'happened',
    version: 1,
    description: 'A thing happened.',
    consumers: [],
    data,
    example,
  });
}

describe('a contract', () => {
  it('refuses a field that it does not name when it publishes', () => {
    const data = { ...beaconScanned.example, mood: 'great' };
    expect(() => beaconScanned.checkOutgoing(data)).toThrow(InvalidEvent);
  });

  it('tolerates and drops such a field when it consumes', () => {
    const event = {
      ...exampleOf(beaconScanned),
      extension: 1,
      data: { ...beaconScanned.example, mood: 'great' },
    };
    expect(readEvent(beaconScanned, bytes(event)).data).toEqual(beaconScanned.example);
  });

  it('tolerates such a field inside a list of objects too', () => {
    const lines = z.array(z.strictObject({ quantity: z.int() }));
    const contract = define(z.strictObject({ lines }), { lines: [{ quantity: 1 }] });
    expect(contract.checkIncoming({ lines: [{ quantity: 2, added: true }] })).toEqual({
      lines: [{ quantity: 2 }],
    });
    expect(() => contract.checkOutgoing({ lines: [{ quantity: 2, added: true }] })).toThrow(InvalidEvent);
  });

  it('refuses what does not fit, without showing the value', () => {
    const event = {
      ...exampleOf(beaconScanned),
      data: { ...beaconScanned.example, scanId: 'ann@example.org', x: 1 },
    };
    expect(() => readEvent(beaconScanned, bytes(event))).toThrow(/scanId/);
    expect(() => readEvent(beaconScanned, bytes(event))).not.toThrow(/ann@/);
  });

  it.each([
    ['not JSON', new TextEncoder().encode('{')],
    ['not UTF-8', new Uint8Array([0xff, 0xfe])],
    ['not an envelope', bytes({ hello: 1 })],
    [
      'another type',
      bytes({ ...exampleOf(beaconScanned), type: 'os.hotmess.nightlife.beacon.published.v1' }),
    ],
  ])('refuses %s', (_, message) => {
    expect(() => readEvent(beaconScanned, message)).toThrow(InvalidEvent);
  });

  it.each([
    'email',
    'contactEmail',
    'ip',
    'ipHash',
    'latitude',
    'geoHash',
    'scan_id',
    'reviewNotes',
    'username',
  ])('may not have a field %s', (field) => {
    expect(() => define(z.strictObject({ [field]: z.string() }), { [field]: '' })).toThrow(field);
  });
});

describe('the catalogue', () => {
  it('has no personal field names', () => {
    const names = JSON.stringify(CATALOGUE.map(({ jsonSchema }) => jsonSchema));
    expect(names).not.toMatch(
      /"[a-z]*(email|phone|address|coordinates|latitude|geo_?hash|username)[a-z]*":/i,
    );
    expect(names).not.toMatch(/"(ip|lat|lng|comment|reason|notes?|body)":/i);
  });

  it('refuses a subject that is there twice', () => {
    expect(() => uniqueBySubject([beaconScanned, beaconScanned])).toThrow(/twice/);
  });

  it('puts every subject into exactly one stream', () => {
    const matches = (pattern: string, subject: string): boolean => {
      const source = pattern.replaceAll('.', '\\.').replaceAll('*', '[^.]+').replace('>', '.+');
      return new RegExp(`^${source}$`).test(subject);
    };
    for (const { subject, stream } of CATALOGUE) {
      const takers = streamSpecs().filter(({ subjects }) =>
        subjects.some((pattern) => matches(pattern, subject)),
      );
      expect(takers.map(({ name }) => name)).toEqual([stream]);
    }
  });

  it('becomes an AsyncAPI 3 document whose references all lead somewhere', () => {
    const document = JSON.parse(asyncApiDocument()) as Record<string, unknown>;
    expect(document['asyncapi']).toBe('3.0.0');
    const references = [...asyncApiDocument().matchAll(/"\$ref": "#\/([^"]+)"/g)].map((match) => match[1]!);
    expect(references.length).toBeGreaterThan(CATALOGUE.length);
    for (const reference of references) {
      const found = reference
        .split('/')
        .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], document);
      expect(found, reference).toBeDefined();
    }
  });

  it('becomes a page that names every event', () => {
    const page = catalogueMarkdown();
    for (const { subject } of CATALOGUE) expect(page).toContain(subject);
  });
});

describe('uuidV7', () => {
  it('gives ids of version 7 that keep the order of the calls', () => {
    const ids = Array.from({ length: 10_000 }, uuidV7);
    expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.toSorted()).toEqual(ids);
  });
});
