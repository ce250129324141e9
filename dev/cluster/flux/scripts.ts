import type { KubernetesObject } from '../types';

/**
 * What the outside world has in store for an object's next run. Written as annotations on the object, taken off
 * before it is stored, so that no client sees them.
 */
export interface Script {
  /** `sim.flux/next-revision`: a source's next artifact revision, an image's next tag, an automation's next commit. */
  readonly 'next-revision'?: string;
  /** `sim.flux/next-failure`: `Reason: message`; the next run fails with it, and so do those after it. */
  readonly 'next-failure'?: string;
  /** `sim.flux/next-success`: `true`; the next run of a failing object succeeds. */
  readonly 'next-success'?: string;
  /** `sim.flux/run-ms`: how long each run takes, instead of `timing.reconcileMs`. */
  readonly 'run-ms'?: string;
}

const PREFIX = 'sim.flux/';

export class Scripts {
  readonly #scripts = new Map<string, Script>();

  /** Notes the annotations and gives the object without them. */
  take(object: KubernetesObject): KubernetesObject {
    const annotations = Object.entries(object.metadata.annotations ?? {});
    const mine = annotations.filter(([name]) => name.startsWith(PREFIX));
    if (!mine.length) return object;
    const script = Object.fromEntries(
      mine.map(([name, value]) => [name.slice(PREFIX.length), value]),
    );
    this.#scripts.set(keyOf(object), { ...this.of(object), ...script });
    const rest = Object.fromEntries(
      annotations.filter(([name]) => !name.startsWith(PREFIX)),
    );
    const { annotations: _annotations, ...metadata } = object.metadata;
    return {
      ...object,
      metadata: {
        ...metadata,
        ...(Object.keys(rest).length && { annotations: rest }),
      },
    };
  }

  of(object: KubernetesObject): Script {
    return this.#scripts.get(keyOf(object)) ?? {};
  }

  /** A run has played everything that was for the next run. */
  played(object: KubernetesObject): void {
    const runMs = this.of(object)['run-ms'];
    this.#scripts.set(keyOf(object), runMs ? { 'run-ms': runMs } : {});
  }
}

function keyOf({ kind, metadata }: KubernetesObject): string {
  return `${kind}/${metadata.namespace}/${metadata.name}`;
}
