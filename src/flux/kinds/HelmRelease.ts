import type { IHelmRelease } from '@kubernetes-models/flux-cd/helm.toolkit.fluxcd.io/v2/HelmRelease';
import { activityAt } from '../activity';
import type { CommonFields } from '../common';
import {
  findCondition,
  HEALTH_CHECK_CANCELED,
  lastTransition,
  type Condition,
} from '../conditions';
import { durationMs } from '../duration';
import { later, readWrites } from '../writes';
import type { Edge, Facets, LastRun } from '../facets';
import { edgesTo, readDependsOn, readReference } from '../references';
import {
  isRecord,
  readList,
  readString,
  readTime,
  type Untrusted,
} from '../untrusted';
import { readTarget } from '../target';
import { defineKind, SOURCE_GROUP } from './definition';
import { readHelmRevisions } from './helmRevisions';

type RawHelmRelease = Untrusted<IHelmRelease>;

/** The HelmChart that Flux makes from the release's template, by `status.helmChart` or by Flux's naming. */
function readHelmChart(
  raw: RawHelmRelease,
  { cluster, namespace, name }: CommonFields,
): readonly Edge[] {
  if (!isRecord(raw.spec?.chart)) return [];
  const [madeIn, made] = (readString(raw.status?.helmChart) ?? '').split('/');
  const place =
    madeIn && made
      ? { namespace: madeIn, name: made }
      : {
          namespace:
            readString(raw.spec.chart?.spec?.sourceRef?.namespace) ?? namespace,
          name: `${namespace}-${name}`,
        };
  const to = { cluster, group: SOURCE_GROUP, kind: 'HelmChart', ...place };
  return [{ type: 'chart', to }];
}

/**
 * Reads when helm-controller last wrote the status. Since Flux 2.2 it writes Reconciling at the beginning of each run
 * (helm-controller internal/controller/helmrelease_controller.go) and removes it at the end, which leaves a trace in
 * Kubernetes' own record alone.
 */
function readLookedAt(
  { metadata }: RawHelmRelease,
  { apiVersion, conditions }: CommonFields,
): string | undefined {
  const { status } = readWrites(metadata);
  return status === undefined || apiVersion.endsWith('/v2beta1')
    ? undefined
    : later(status, lastTransition(conditions));
}

/**
 * Reads the newest release, or the one before where the newest is the rollback of a failed one. Only since Flux 2.8 does
 * the history name the action. The condition Released stays False after a rollback, until Flux calls the release ready.
 */
function readLastRun(
  raw: RawHelmRelease,
  conditions: readonly Condition[],
): LastRun | undefined {
  const [newest, before] = readList(raw.status?.history);
  const released = findCondition(conditions, 'Released');
  const isRollback =
    newest?.action === undefined
      ? before?.status === 'failed' &&
        newest?.status === 'deployed' &&
        released?.status === 'False'
      : newest.action === 'rollback' && released?.status !== 'True';
  const release = isRollback ? before : newest;
  const status = readString(release?.status);
  if (status === undefined) return undefined;
  const isWell = status === 'deployed' || status === 'superseded';
  if (!isWell && status !== 'failed' && status !== 'uninstalled') {
    return undefined;
  }
  // A newer revision cut its health checks short: that is no failure.
  if (!isWell && released?.reason === HEALTH_CHECK_CANCELED) return undefined;
  const isInstall = release?.action === 'install' || release?.version === 1;
  const action = isInstall ? 'Install' : 'Upgrade';
  return {
    isWell,
    reason: isWell ? `${action}Succeeded` : `${action}Failed`,
    at: readTime(release?.lastDeployed),
  };
}

/** Returns the longest timeout of Helm's actions. Each may have its own, in place of the one of the release. */
function readLongestTimeout(spec: RawHelmRelease['spec']): string | undefined {
  const own = [
    spec?.install,
    spec?.upgrade,
    spec?.test,
    spec?.rollback,
    spec?.uninstall,
  ].map(action => action?.timeout);
  return [spec?.timeout, ...own]
    .flatMap(timeout => readString(timeout) ?? [])
    .reduce<string | undefined>(
      (longest, each) =>
        (durationMs(each) ?? 0) > (durationMs(longest) ?? 0) ? each : longest,
      undefined,
    );
}

function read(raw: RawHelmRelease, common: CommonFields): Facets {
  const template = raw.spec?.chart?.spec;
  const chart = readString(template?.chart);
  const reference = { from: common, group: SOURCE_GROUP };
  const chartRef = readReference(raw.spec?.chartRef, reference);
  const history = readList(raw.status?.history);
  return {
    content:
      chart === undefined
        ? undefined
        : `${chart} ${readString(template?.version) ?? '*'}`,
    revisions: readHelmRevisions(raw, common.conditions),
    target: readTarget(raw.spec, common),
    timeout: readLongestTimeout(raw.spec),
    edges: [
      ...edgesTo(
        'source',
        chartRef ?? readReference(template?.sourceRef, reference),
      ),
      ...(chartRef?.kind === 'HelmChart' ? [] : readHelmChart(raw, common)),
      ...readDependsOn(raw.spec?.dependsOn, common, 'HelmRelease'),
    ],
    // The last Helm action (Flux 2.2 and later).
    activity: activityAt('deployed', readTime(history[0]?.lastDeployed)),
    lookedAt: readLookedAt(raw, common),
    drifted: findCondition(common.conditions, 'Drifted')?.status === 'True',
    onDelete: 'uninstall',
    // Ready becomes Unknown only for a Helm action.
    isRerun:
      findCondition(common.conditions, 'Ready')?.status === 'True' &&
      common.observedGeneration === common.generation,
    lastRun: readLastRun(raw, common.conditions),
  };
}

export const HelmRelease = defineKind({
  group: 'helm.toolkit.fluxcd.io',
  ownerLabels: 'helm.toolkit.fluxcd.io',
  plural: 'helmreleases',
  cli: 'helmrelease',
  cliWithSource: true,
  versions: ['v2', 'v2beta2', 'v2beta1'],
  role: 'applier',
  controller: 'helm-controller',
  suspend: 'always',
  reconcile: 'always',
  // forceAt and resetAt exist since Flux 2.2, the first to serve v2beta2.
  force: ['v2', 'v2beta2'],
  read,
});
