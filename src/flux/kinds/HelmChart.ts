import type { IHelmChart } from '@kubernetes-models/flux-cd/source.toolkit.fluxcd.io/v1/HelmChart';
import { artifactActivity, readArtifact } from '../artifact';
import type { CommonFields } from '../common';
import type { Facets } from '../facets';
import { edgesTo, readReference } from '../references';
import { isRecord, readString, type Untrusted } from '../untrusted';
import { ociVerifier, readVerification } from '../verification';
import { defineKind, SOURCE } from './definition';

/**
 * Returns whether helm-controller made the chart for a release: it labels it with the release and names it after it. The
 * labels alone are on everything that a release installs.
 */
function isOfRelease(
  labels: unknown,
  { name }: Pick<CommonFields, 'name'>,
): boolean {
  if (!isRecord(labels)) return false;
  const release = readString(labels['helm.toolkit.fluxcd.io/name']);
  const namespace = readString(labels['helm.toolkit.fluxcd.io/namespace']);
  return (
    release !== undefined &&
    namespace !== undefined &&
    name === `${namespace}-${release}`
  );
}

/** The sourceRef has no namespace: the source is in the chart's own. */
function read(raw: Untrusted<IHelmChart>, common: CommonFields): Facets {
  const { chart, version, sourceRef, verify } = raw.spec ?? {};
  const artifact = readArtifact(raw.status?.artifact);
  const value = [readString(chart), readString(version)]
    .filter(Boolean)
    .join(' ');
  return {
    follows: value ? { by: 'chart', value } : undefined,
    artifact,
    isMadeByFlux: isOfRelease(raw.metadata?.labels, common),
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
