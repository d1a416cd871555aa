import { createHash } from 'node:crypto';
import type { AuditRecorded } from '@hotmess/shared/events/audit-recorded';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ChainedEntry, GENESIS, hashOf } from '../src/audit/chain.ts';
import { type Witnesses, verifyAuditLog } from '../src/audit/verify.ts';

const uuid = (n: number) => `01980000-0000-7000-8000-${String(n).padStart(12, '0')}`;

/** A chain as the database makes it. */
function chain(length: number, change: (n: number) => Partial<ChainedEntry> = () => ({})): ChainedEntry[] {
  const entries: ChainedEntry[] = [];
  for (let seq = 1; seq <= length; seq++) {
    const content = {
      seq,
      id: uuid(seq),
      service: 'nightlife',
      actor_id: uuid(900),
      actor_role: 'moderator',
      action: 'beacon.approve',
      object_type: 'beacon',
      object_id: uuid(seq + 100),
      subject_id: seq % 2 === 0 ? uuid(800) : null,
      request_id: null,
      sealed: Buffer.from([seq]),
      recorded_at: new Date(Date.UTC(2026, 0, 1, 0, 0, seq)),
      prev_hash: entries.at(-1)?.hash ?? GENESIS,
      ...change(seq),
    };
    entries.push({ ...content, hash: hashOf(content) });
  }
  return entries;
}

const headOf = (entry: ChainedEntry) => ({
  seq: entry.seq,
  hash: entry.hash.toString('hex'),
  signedAt: '2026-01-01T00:00:00.000Z',
});
const recordOf = (entry: ChainedEntry): AuditRecorded => ({
  auditId: entry.id,
  actorId: entry.actor_id,
  actorRole: 'moderator',
  action: entry.action,
  objectType: entry.object_type,
  objectId: entry.object_id,
  subjectId: entry.subject_id,
  requestId: entry.request_id,
  sealed: 'a..b.c.d',
  recordedAt: entry.recorded_at.toISOString(),
});

const NONE: Witnesses = { heads: [], records: new Map() };
const tampering = async (entries: ChainedEntry[], witnesses: Partial<Witnesses> = {}) =>
  (await verifyAuditLog(entries, { ...NONE, ...witnesses })).tampering;
/** Hashes everything anew from a place on, as someone would who knows how the chain is made. */
function rechained(entries: ChainedEntry[]): ChainedEntry[] {
  let prev = GENESIS;
  return entries.map((entry, index) => {
    const content = { ...entry, seq: index + 1, prev_hash: prev };
    prev = hashOf(content);
    return { ...content, hash: prev };
  });
}

describe('the chain against itself', () => {
  test('a whole log has nothing wrong, an empty one neither', async () => {
    const entries = chain(10);
    const witnesses = {
      heads: [headOf(entries[3]!), headOf(entries[9]!)],
      records: new Map(entries.map((entry) => [entry.id, recordOf(entry)])),
    };
    expect(await verifyAuditLog(entries, witnesses)).toEqual({ entries: 10, heads: 2, tampering: null });
    expect(await verifyAuditLog([], NONE)).toEqual({ entries: 0, heads: 0, tampering: null });
  });

  const edits: [string, Partial<ChainedEntry>][] = [
    ['actor_id', { actor_id: uuid(1) }],
    ['actor_id to nobody', { actor_id: null }],
    ['action', { action: 'beacon.reject' }],
    ['object_id', { object_id: 'x' }],
    ['sealed', { sealed: Buffer.from('other') }],
    ['sealed to nothing', { sealed: null }],
    ['recorded_at', { recorded_at: new Date(0) }],
    ['id', { id: uuid(777) }],
    ['hash', { hash: createHash('sha256').update('x').digest() }],
    ['prev_hash', { prev_hash: createHash('sha256').update('x').digest() }],
  ];
  test.each(edits)('an edited %s is named', async (_, change) => {
    const entries = chain(6);
    entries[3] = { ...entries[3]!, ...change };
    expect(await tampering(entries)).toMatchObject({ fault: 'edited', seq: 4 });
  });

  test('one that was removed is named, the first too', async () => {
    expect(await tampering(chain(6).toSpliced(2, 1))).toEqual({ fault: 'removed', seq: 3, id: null });
    expect(await tampering(chain(6).toSpliced(0, 1))).toEqual({ fault: 'removed', seq: 1, id: null });
  });

  test('removed, and those after it moved up', async () => {
    const entries = chain(6)
      .toSpliced(2, 1)
      .map((entry, index) => ({ ...entry, seq: index + 1 }));
    expect(await tampering(entries)).toMatchObject({ fault: 'reordered', seq: 3, id: uuid(4) });
  });

  test('two that changed places', async () => {
    const entries = chain(6);
    const [a, b] = [entries[1]!, entries[4]!];
    entries[1] = { ...b, seq: 2 };
    entries[4] = { ...a, seq: 5 };
    expect(await tampering(entries)).toMatchObject({ fault: 'reordered', seq: 2, id: uuid(5) });
  });

  test('one put in the place of another, with a hash of its own', async () => {
    const entries = chain(6);
    const forged = { ...entries[2]!, action: 'forged.act' };
    entries[2] = { ...forged, hash: hashOf(forged) };
    // It is whole by itself and follows the one before; the next one says that it was another.
    expect(await tampering(entries)).toMatchObject({ fault: 'replaced', seq: 4 });
  });
});

describe('the chain against its witnesses', () => {
  test('cut from the tail', async () => {
    const entries = chain(8);
    expect(await tampering(entries.slice(0, 5), { heads: [headOf(entries[7]!)] })).toEqual({
      fault: 'cut',
      seq: 6,
      id: null,
    });
    expect(await tampering([], { heads: [headOf(entries[0]!)] })).toMatchObject({ fault: 'cut', seq: 1 });
  });

  test('rewritten from a place on: the first entry that no head vouches for', async () => {
    const entries = chain(8);
    const heads = [headOf(entries[2]!), headOf(entries[7]!)];
    const forged = rechained(entries.map((entry) => (entry.seq === 6 ? { ...entry, action: 'x.y' } : entry)));
    expect(await tampering(forged, { heads })).toEqual({ fault: 'rewritten', seq: 4, id: uuid(4) });
    // With the services' own records the very entry is known.
    const records = new Map(entries.map((entry) => [entry.id, recordOf(entry)]));
    expect(await tampering(forged, { heads, records })).toEqual({ fault: 'altered', seq: 6, id: uuid(6) });
  });

  test('left out and rechained, before any head: a record has no entry', async () => {
    const entries = chain(5);
    const records = new Map(entries.map((entry) => [entry.id, recordOf(entry)]));
    const forged = rechained(entries.toSpliced(3, 1));
    expect(await tampering(forged, { records })).toEqual({ fault: 'missing', seq: null, id: uuid(4) });
  });
});

test('whatever is done to a log whose head was signed, it is found', async () => {
  const entries = chain(12);
  const heads = [headOf(entries[11]!)];
  const place = fc.integer({ min: 0, max: 11 });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('edit', 'remove', 'swap', 'cut'),
      place,
      place,
      fc.boolean(),
      async (deed, a, b, hides) => {
        let forged = [...entries];
        if (deed === 'edit') forged[a] = { ...forged[a]!, object_id: 'other' };
        if (deed === 'remove') forged.splice(a, 1);
        if (deed === 'cut') forged = forged.slice(0, a);
        if (deed === 'swap') [forged[a], forged[b]] = [forged[b]!, forged[a]!];
        if (hides) forged = rechained(forged);
        else forged = forged.toSorted((x, y) => x.seq - y.seq);
        const untouched = deed === 'swap' && (a === b || !hides);
        expect((await tampering(forged, { heads })) === null).toBe(untouched);
      },
    ),
    { numRuns: 300 },
  );
});
