import { hex } from '../flux/artifacts';
import type { Json } from '../json';
import { timestamp } from '../json';
import type { KubernetesObject } from '../types';
import type { Applied } from './applied';

/** An applied object in its cluster: everything that its simulation depends on. */
export interface Placement {
  readonly applied: Applied;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly manager: string;
  readonly created: Date;
  /** When its present template was applied. */
  readonly since: Date;
  /** The template's image before that, if there was one. */
  readonly previousImage?: string;
  /** False while its Pods start. */
  readonly settled: boolean;
  readonly now: Date;
  readonly hasConfigMap: (namespace: string, name: string) => boolean;
}

const SAFE = 'bcdfghjklmnpqrstvwxz2456789';

/** Returns characters as Kubernetes appends them to generated names, the same for the same seed. */
export function suffix(seed: unknown, length: number): string {
  return [...hex(seed, length * 2).matchAll(/../g)]
    .map(([pair]) => SAFE[parseInt(pair, 16) % SAFE.length])
    .join('');
}

export function uidOf(
  kind: string,
  namespace: string | undefined,
  name: string,
): string {
  const digits = hex([kind, namespace, name], 32);
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(13, 16)}`,
    `a${digits.slice(17, 20)}`,
    digits.slice(20),
  ].join('-');
}

export function after(time: Date, ms: number): Date {
  return new Date(time.getTime() + ms);
}

/** Returns the applied object with the metadata that its applier gives it. */
export function appliedObject(
  { applied, labels, annotations, manager, created }: Placement,
  content: Json,
  own: Readonly<Record<string, string>> = {},
): KubernetesObject {
  const { group, version, kind, namespace, name } = applied;
  const apiVersion = group ? `${group}/${version}` : version;
  const all = { ...own, ...labels };
  const { status: _status, ...desired } = content;
  return {
    apiVersion,
    kind,
    metadata: {
      name,
      ...(namespace && { namespace }),
      uid: uidOf(kind, namespace, name),
      creationTimestamp: timestamp(created),
      labels: all,
      ...(Object.keys(annotations).length && { annotations }),
      managedFields: [
        {
          manager,
          operation: 'Apply',
          apiVersion,
          time: timestamp(created),
          fieldsType: 'FieldsV1',
          fieldsV1: {
            'f:metadata': { 'f:labels': fieldsOf(all) },
            ...fieldsOf(desired),
          },
        },
      ],
    },
    ...content,
  };
}

function fieldsOf(value: Readonly<Record<string, unknown>>): Json {
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      `f:${name}`,
      typeof inner === 'object' && inner !== null && !Array.isArray(inner)
        ? fieldsOf(Object.fromEntries(Object.entries(inner)))
        : {},
    ]),
  );
}

/** Returns an object that a controller creates for its owner: without the applier's labels, as in a real cluster. */
export function ownedObject(
  owner: KubernetesObject,
  {
    apiVersion,
    kind,
    name,
    labels,
    annotations,
    created,
    generateName,
  }: {
    readonly apiVersion: string;
    readonly kind: string;
    readonly name: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
    readonly created: Date;
    readonly generateName?: string;
  },
  content: Json,
): KubernetesObject {
  const { namespace } = owner.metadata;
  return {
    apiVersion,
    kind,
    metadata: {
      name,
      ...(generateName && { generateName }),
      namespace,
      uid: uidOf(kind, namespace, name),
      creationTimestamp: timestamp(created),
      ...(labels && { labels: { ...labels } }),
      ...(annotations && { annotations: { ...annotations } }),
      ownerReferences: [
        {
          apiVersion: owner.apiVersion,
          blockOwnerDeletion: true,
          controller: true,
          kind: owner.kind,
          name: owner.metadata.name,
          uid: owner.metadata.uid,
        },
      ],
    },
    ...content,
  };
}
