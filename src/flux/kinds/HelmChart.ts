import type { IHelmChart } from '@kubernetes-models/flux-cd/source.toolkit.fluxcd.io/v1/HelmChart';
import { artifactActivity, readArtifact } from '../artifact';
import type { CommonFields } from '../common';
import type { Facets } from '../facets';
import type { ObjectRef } from '../ref';
import { edgesTo, readReference } from '../references';
import { isRecord, readString, type Untrusted } from '../untrusted';
import { ociVerifier, readVerification } from '../verification';
import { defineKind, SOURCE } from './definition';
import { HelmRelease } from './HelmRelease';

/**
 * Returns the release that helm-controller made the chart for, if it did: it labels it with the release and names it after
 * it. The labels alone are on everything that a release installs.
 */
function releaseOf(
  labels: unknown,
  { cluster, name }: Pick<CommonFields, 'cluster' | 'name'>,
): ObjectRef | undefined {
  if (!isRecord(labels)) return undefined;
  const { group, ownerLabels } = HelmRelease;
  const release = readString(labels[`${ownerLabels}/name`]);
  const namespace = readString(labels[`${ownerLabels}/namespace`]);
  return release !== undefined &&
    namespace !== undefined &&
    name === `${namespace}-${release}`
    ? { cluster, group, kind: 'HelmRelease', namespace, name: release }
    : undefined;
}

/** The sourceRef has no namespace: the source is in the chart's own. */
function read(raw: Untrusted<IHelmChart>, common: CommonFields): Facets {
  const { chart, version, sourceRef, verify } = raw.spec ?? {};
  const artifact = readArtifact(raw.status?.artifact);
  const madeFor = releaseOf(raw.metadata?.labels, common);
  const value = [readString(chart), readString(version)]
    .filter(Boolean)
    .join(' ');
  return {
    follows: value ? { by: 'chart', value } : undefined,
    artifact,
    isMadeByFlux: madeFor !== undefined,
    madeFor,
    verification: readVerification(ociVerifier(verify), common.conditions),
    edges: edgesTo(
      'source',
      readReference(sourceRef, { from: common, group: SOURCE.group }),
    ),
    activity: artifactActivity(artifact),
  };
}

export const HelmChart = defineKind({
  ...SOURCE,
  plural: 'helmcharts',
  cli: 'source chart',
  cliWithSource: true,
  versions: ['v1', 'v1beta2', 'v1beta1'],
  read,
});
