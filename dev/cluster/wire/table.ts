import type { KubernetesObject } from '../types';
import type { Json } from '../json';
import { at, isRecord, listAt } from '../json';
import type { Column } from './columns';
import { columnsOf } from './columns';
import { onlyMetadata } from './onlyMetadata';
import type { Target } from './target';

const NAME: Column = { name: 'Name', path: 'metadata.name' };

/** Returns the Table that `kubectl get` prints. */
export function tableOf(
  objects: readonly KubernetesObject[],
  { kind, info, release, store }: Target,
  listMetadata?: Json,
): Json {
  // Nobody calls an event by its name.
  const namesLast = kind.kind === 'Event';
  const columns = columnsOf(kind.kind, info.version, release);
  return {
    kind: 'Table',
    apiVersion: 'meta.k8s.io/v1',
    metadata: listMetadata ?? { resourceVersion: String(store.revision) },
    columnDefinitions: [
      ...(namesLast ? [] : [definition(NAME, 'name')]),
      ...columns.map(column => definition(column)),
      ...(namesLast ? [definition({ ...NAME, wide: true }, 'name')] : []),
    ],
    rows: objects.map(object => ({
      cells: [
        ...(namesLast ? [] : [object.metadata.name]),
        ...columns.map(column => cell(object, column)),
        ...(namesLast ? [object.metadata.name] : []),
      ],
      object: onlyMetadata(object),
    })),
  };
}

function definition({ name, type, path, wide }: Column, format = ''): Json {
  return {
    name,
    type:
      type === 'date' && path.startsWith('metadata')
        ? 'string'
        : (type ?? 'string'),
    format,
    description: '',
    priority: wide ? 1 : 0,
  };
}

function cell(object: KubernetesObject, { path, type, read }: Column): unknown {
  if (read) return type === 'date' ? since(String(read(object))) : read(object);
  const value = path.startsWith('Ready.')
    ? at(
        listAt(object, 'status', 'conditions')
          .filter(isRecord)
          .find(condition => condition.type === 'Ready'),
        path.slice('Ready.'.length),
      )
    : at(object, ...path.split('.'));
  if (value === undefined) return type === 'date' ? '<unknown>' : null;
  return type === 'date' ? since(String(value)) : String(value);
}

/** Formats an age roughly as kubectl does: 45s, 7m, 3h, 12d. */
function since(time: string): string {
  const seconds = Math.max(
    0,
    Math.floor((Date.now() - Date.parse(time)) / 1000),
  );
  if (Number.isNaN(seconds)) return '<invalid>';
  if (seconds < 120) return `${seconds}s`;
  if (seconds < 120 * 60) return `${Math.floor(seconds / 60)}m`;
  if (seconds < 48 * 3600) return `${Math.floor(seconds / 3600)}h`;
  return `${Math.floor(seconds / 86400)}d`;
}
