import { describe, expect, test } from 'vitest';
import { OVERLAYS, find, hasKubectl, render } from './rendered.ts';
import { hasSchema, schemaFaults } from './schema.ts';

/** Kinds whose schema no package has: the NATS controller's, and the store of CloudNativePG's backup plugin. */
const WITHOUT_SCHEMA = [
  'jetstream.nats.io/v1beta2 Account',
  'jetstream.nats.io/v1beta2 Consumer',
  'jetstream.nats.io/v1beta2 Stream',
  'barmancloud.cnpg.io/v1 ObjectStore',
];

describe.skipIf(!hasKubectl)('the rendered overlays', () => {
  test.each(OVERLAYS)('%s fits the schemas, without an unknown field', (overlay) => {
    const objects = render(overlay);
    expect(objects.length).toBeGreaterThan(90);
    const faults = objects
      .filter(
        (object) => hasSchema(object) || !WITHOUT_SCHEMA.includes(`${object.apiVersion} ${object.kind}`),
      )
      .flatMap((object) => schemaFaults(object).map((fault) => `${object.metadata.name}: ${fault}`));
    expect(faults).toEqual([]);
  });

  test('nothing is applied twice', () => {
    for (const overlay of OVERLAYS) {
      const names = render(overlay).map(
        ({ kind, metadata }) => `${kind} ${metadata.namespace ?? ''}/${metadata.name}`,
      );
      expect(new Set(names).size).toBe(names.length);
    }
  });

  test('a misspelt field, a wrong type and a missing field are refused, wherever they are', () => {
    const deployment = () => structuredClone(find(render('local'), 'Deployment', 'nightlife'));
    const misspelt = deployment();
    const container = (misspelt.spec as { template: { spec: { containers: Record<string, unknown>[] } } })
      .template.spec.containers[0]!;
    container['livenessProb'] = container['livenessProbe'];
    delete container['livenessProbe'];
    expect(schemaFaults(misspelt)).toEqual([
      'unknown field Deployment.spec.template.spec.containers.0.livenessProb',
    ]);
    const wrong = deployment();
    (wrong.spec as Record<string, unknown>)['replicas'] = 'two';
    expect(schemaFaults(wrong)).not.toEqual([]);
    const incomplete = deployment();
    delete (incomplete.spec as Record<string, unknown>)['selector'];
    expect(schemaFaults(incomplete)).not.toEqual([]);
    const cluster = structuredClone(find(render('local'), 'Cluster', 'music-db'));
    (cluster.spec as Record<string, unknown>)['instanses'] = 3;
    expect(schemaFaults(cluster)).toEqual(['unknown field Cluster.spec.instanses']);
  });
});
