import type { KubernetesObject } from '../types';

/**
 * Instructions for an object's next run, in place of the outside world. Written as annotations on the object and removed
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
  /** `sim.flux/applies`: what a Kustomization or HelmRelease applies, one object a line. Absent: its inventory. */
  readonly applies?: string;
  /** `sim.flux/next-applies`: the same from its next run on. */
  readonly 'next-applies'?: string;
}

const PREFIX = 'sim.flux/';
const NEXT_REVISION = 'next-revision';

export class Scripts {
  readonly #scripts = new Map<string, Script>();

  /** Remembers the annotations and returns the object without them. */
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

  /** Returns an object's script. A derived object does not find its new revision before its source has found its own. */
  of(object: KubernetesObject, madeFrom?: KubernetesObject): Script {
    const script = this.#scripts.get(keyOf(object)) ?? {};
    if (!this.#hasNextRevision(madeFrom)) return script;
    const { 'next-revision': _held, ...rest } = script;
    return rest;
  }

  /** Marks everything scripted for the next run as played. */
  played(object: KubernetesObject, madeFrom?: KubernetesObject): void {
    const kept = [
      'run-ms',
      'applies',
      ...(this.#hasNextRevision(madeFrom) ? [NEXT_REVISION] : []),
    ];
    const entries = Object.entries(this.of(object));
    this.#scripts.set(
      keyOf(object),
      Object.fromEntries(entries.filter(([name]) => kept.includes(name))),
    );
  }

  /** Notes what an applier applies from now on. */
  applied(object: KubernetesObject, applies: string): void {
    const { 'next-applies': _next, ...script } = this.of(object);
    this.#scripts.set(keyOf(object), { ...script, applies });
  }

  #hasNextRevision(object: KubernetesObject | undefined): boolean {
    return object !== undefined && this.of(object)[NEXT_REVISION] !== undefined;
  }
}

function keyOf({ kind, metadata }: KubernetesObject): string {
  return `${kind}/${metadata.namespace}/${metadata.name}`;
}
