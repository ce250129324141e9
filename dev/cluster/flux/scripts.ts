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
const NEWS = 'next-revision';

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

  /** What is new in an object that is made from another is not to be found before what is new in the other. */
  of(object: KubernetesObject, madeFrom?: KubernetesObject): Script {
    const script = this.#scripts.get(keyOf(object)) ?? {};
    if (!this.#hasNews(madeFrom)) return script;
    const { 'next-revision': _held, ...rest } = script;
    return rest;
  }

  /** A run has played everything that was for the next run. */
  played(object: KubernetesObject, madeFrom?: KubernetesObject): void {
    const kept = ['run-ms', ...(this.#hasNews(madeFrom) ? [NEWS] : [])];
    const entries = Object.entries(this.of(object));
    this.#scripts.set(
      keyOf(object),
      Object.fromEntries(entries.filter(([name]) => kept.includes(name))),
    );
  }

  #hasNews(object: KubernetesObject | undefined): boolean {
    return object !== undefined && this.of(object)[NEWS] !== undefined;
  }
}

function keyOf({ kind, metadata }: KubernetesObject): string {
  return `${kind}/${metadata.namespace}/${metadata.name}`;
}
