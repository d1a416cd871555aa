import * as certManager from '@kubernetes-models/cert-manager';
import * as cnpg from '@kubernetes-models/cloudnative-pg';
import * as externalSecrets from '@kubernetes-models/external-secrets';
import * as gatewayApi from '@kubernetes-models/gateway-api';
import * as prometheus from '@kubernetes-models/prometheus-operator';
import * as kubernetes from 'kubernetes-models';

type Model = new (data: object) => { validate(): void };

/** Every model that the packages know, by apiVersion and kind. */
const MODELS = new Map<string, Model>();
for (const library of [kubernetes, cnpg, prometheus, gatewayApi, externalSecrets, certManager])
  collect(library);

function collect(library: Record<string, unknown>): void {
  for (const exported of Object.values(library)) {
    if (typeof exported === 'object' && exported !== null) collect(exported as Record<string, unknown>);
    const { apiVersion, kind } = exported as { apiVersion?: string; kind?: string };
    if (typeof exported === 'function' && apiVersion && kind)
      MODELS.set(`${apiVersion} ${kind}`, exported as Model);
  }
}

/** True where a package has the schema of this kind. */
export function hasSchema(object: { apiVersion: string; kind: string }): boolean {
  return MODELS.has(`${object.apiVersion} ${object.kind}`);
}

/**
 * Holds an object against the schema of its kind. The packages' validators look at what they know and pass over the rest,
 * `livenessProb` as well; so they are shown the object through a proxy that notes which fields they asked for, and what
 * they never asked for is unknown.
 * @returns faults, each with its path; none where all is well
 */
export function schemaFaults(object: { apiVersion: string; kind: string }): string[] {
  const Model = MODELS.get(`${object.apiVersion} ${object.kind}`);
  if (!Model) return [`no schema for ${object.apiVersion} ${object.kind}`];
  const watched = new Watched(object, object.kind);
  const model = new Model({});
  try {
    model.validate.call(watched.proxy);
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
  return watched.unknown();
}

/** An object as validators see it. */
class Watched {
  readonly proxy: object;
  readonly #target: object;
  readonly #path: string;
  readonly #asked = new Set<string>();
  readonly #children = new Map<string, Watched>();

  constructor(target: object, path: string) {
    this.#target = target;
    this.#path = path;
    this.proxy = new Proxy(target, {
      get: (_target, key) => (typeof key === 'string' ? this.#get(key) : Reflect.get(target, key)),
    });
  }

  #get(key: string): unknown {
    this.#asked.add(key);
    const value = (this.#target as Record<string, unknown>)[key];
    if (typeof value !== 'object' || value === null) return value;
    let child = this.#children.get(key);
    if (!child) this.#children.set(key, (child = new Watched(value, `${this.#path}.${key}`)));
    return child.proxy;
  }

  unknown(): string[] {
    const nested = [...this.#children.values()].flatMap((child) => child.unknown());
    // Nobody looked inside at all: a value whose form is free, such as one of JSON.
    if (this.#asked.size === 0) return nested;
    const keys = Array.isArray(this.#target) ? [] : Object.keys(this.#target);
    return [
      ...keys.filter((key) => !this.#asked.has(key)).map((key) => `unknown field ${this.#path}.${key}`),
      ...nested,
    ];
  }
}
