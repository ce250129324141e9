import type { KubernetesObject } from '../../cluster/types';

function fieldOf(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (parent, name) =>
      typeof parent === 'object' && parent !== null
        ? Object.entries(parent).find(([key]) => key === name)?.[1]
        : undefined,
    value,
  );
}

/** Returns the objects that an object refers to, as `Kind namespace/name`. */
export function referencesOf(object: KubernetesObject): string[] {
  const { kind, metadata, spec, status } = object;
  const pathTo = (reference: unknown, ownKind?: string): string[] => {
    const name = fieldOf(reference, 'name');
    if (name === undefined) return [];
    const namespace = fieldOf(reference, 'namespace') ?? metadata.namespace;
    return [`${ownKind ?? fieldOf(reference, 'kind')} ${namespace}/${name}`];
  };
  const dependencies = fieldOf(spec, 'dependsOn');
  const sources = fieldOf(spec, 'sources');
  const chart = fieldOf(status, 'helmChart');
  return [
    // An ExternalArtifact's source is not a Flux kind.
    ...(kind === 'ExternalArtifact' ? [] : pathTo(spec?.sourceRef)),
    ...pathTo(fieldOf(spec, 'chart', 'spec', 'sourceRef')),
    ...pathTo(spec?.chartRef),
    ...pathTo(spec?.imageRepositoryRef, 'ImageRepository'),
    ...(Array.isArray(dependencies)
      ? dependencies.flatMap(dependency =>
          pathTo(
            dependency,
            fieldOf(dependency, 'kind') === undefined ? kind : undefined,
          ),
        )
      : []),
    ...(Array.isArray(sources)
      ? sources.flatMap(source => pathTo(source))
      : []),
    ...(typeof chart === 'string' ? [`HelmChart ${chart}`] : []),
  ];
}
