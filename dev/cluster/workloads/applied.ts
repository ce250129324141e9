import { milliseconds } from '../flux/durations';
import type { Json } from '../json';
import { isRecord, listAt, stringAt } from '../json';
import type { KubernetesObject } from '../types';

/** An object that a Kustomization or HelmRelease applies. */
export interface Applied {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  /** Absent for objects without a namespace. */
  readonly namespace?: string;
  readonly name: string;
  /** Settings of the simulation, which the README lists. */
  readonly settings: Readonly<Record<string, string>>;
}

/**
 * Reads a line such as `apps/v1 Deployment podinfo image=podinfo:6.9.2`, `v1 Service team-b/podinfo` or, for objects
 * without a namespace, `v1 Namespace /team-b`.
 */
export function readLine(namespace: string, line: string): Applied {
  const [apiVersion = '', kind = '', path = '', ...settings] = line
    .trim()
    .split(/\s+/);
  const [group = '', version = ''] = apiVersion.includes('/')
    ? apiVersion.split('/')
    : ['', apiVersion];
  const [space, name = ''] = path.includes('/')
    ? path.split('/')
    : [namespace, path];
  return {
    group,
    version,
    kind,
    ...(space && { namespace: space }),
    name,
    settings: Object.fromEntries(
      settings.map(setting => {
        const equals = setting.indexOf('=');
        return [setting.slice(0, equals), setting.slice(equals + 1)];
      }),
    ),
  };
}

export function readLines(namespace: string, text: string): readonly Applied[] {
  return text
    .split('\n')
    .filter(line => line.trim())
    .map(line => readLine(namespace, line));
}

/** Returns `status.inventory` for what was applied. An id has `__` in place of a colon. */
export function inventoryOf(all: readonly Applied[]): Json {
  const entries = all.map(({ namespace = '', name, group, kind, version }) => ({
    id: [namespace, name.replaceAll(':', '__'), group, kind].join('_'),
    v: version,
  }));
  return { entries };
}

/** Returns what an inventory lists. Entries that are none are left out. */
export function readInventory(object: KubernetesObject): readonly Applied[] {
  return listAt(object, 'status', 'inventory', 'entries')
    .filter(isRecord)
    .flatMap(entry => {
      const [, namespace, name, group = '', kind = ''] =
        /^([^_]*)_(.+)_([^_]*)_([^_]+)$/.exec(stringAt(entry, 'id') ?? '') ??
        [];
      const version = stringAt(entry, 'v');
      if (!name || !version) return [];
      return {
        group,
        version,
        kind,
        ...(namespace && { namespace }),
        name: name.replaceAll('__', ':'),
        settings: {},
      };
    });
}

export function pathOf({ group, kind, namespace, name }: Applied): string {
  return `${group}/${kind}/${namespace ?? ''}/${name}`;
}

/** Returns the milliseconds of a span such as `90s` or `12d`; Go's durations have no days. */
export function spanOf(span: string | undefined): number {
  const [, days = '0'] = /(\d+)d/.exec(span ?? '') ?? [];
  return Number(days) * 86_400_000 + (milliseconds(span) ?? 0);
}
