import type { ClusterSpec } from '../../cluster/types';
import { tellApplied } from '../build/applies';
import { rootLines } from './neighbours';

/** Returns the cluster with other lines of what the Kustomization of the platform applies. */
function withRootLines(
  spec: ClusterSpec,
  lines: readonly string[],
): ClusterSpec {
  return {
    ...spec,
    objects: spec.objects.map(object =>
      object.kind === 'Kustomization' && object.metadata.name === 'flux-system'
        ? tellApplied(object, lines)
        : object,
    ),
  };
}

/** Returns the cluster with Flux Operator: its kinds and its Deployment. */
export function withOperator(spec: ClusterSpec): ClusterSpec {
  const operator = 'apps/v1 Deployment flux-operator replicas=1';
  return {
    ...withRootLines(spec, [...rootLines, operator]),
    hasOperator: true,
  };
}

/**
 * Returns the cluster with settings of its Flux controllers, by their names: `state=crash exit=137`. The simulation's
 * README lists the settings.
 */
export function withControllers(
  spec: ClusterSpec,
  settings: Readonly<Record<string, string>>,
): ClusterSpec {
  if (Object.keys(settings).length === 0) return spec;
  const lines = rootLines.map(line => {
    const [, , name = ''] = line.split(' ');
    return [line, settings[name] ?? ''].join(' ').trim();
  });
  return withRootLines(spec, lines);
}
