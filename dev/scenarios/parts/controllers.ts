import type { ClusterSpec } from '../../cluster/types';
import { tellApplied } from '../build/applies';
import { rootLines } from './neighbours';

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
  return {
    ...spec,
    objects: spec.objects.map(object =>
      object.kind === 'Kustomization' && object.metadata.name === 'flux-system'
        ? tellApplied(object, lines)
        : object,
    ),
  };
}
