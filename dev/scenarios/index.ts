import { actions } from './actions';
import { allKinds } from './all-kinds';
import { allWell } from './all-well';
import { bigInventory } from './big-inventory';
import { clusterDown } from './cluster-down';
import { clusterForbids } from './cluster-forbids';
import { crashLoop } from './crash-loop';
import { dependencyChain } from './dependency-chain';
import { extraKinds } from './extra-kinds';
import { failedJob } from './failed-job';
import { failedReleases } from './failed-releases';
import { failingChart } from './failing-chart';
import { fleet } from './fleet';
import { fleet50 } from './fleet-50';
import { imagePull } from './image-pull';
import { imageUpdate } from './image-update';
import { labelSelectors } from './label-selectors';
import { links } from './links';
import { many } from './many';
import { missingConfig } from './missing-config';
import { mixedVersions } from './mixed-versions';
import { movingSource } from './moving-source';
import { noCrds } from './no-crds';
import { nothing } from './nothing';
import { ociChart } from './oci-chart';
import { overdue } from './overdue';
import { reconciling } from './reconciling';
import { runtime } from './runtime';
import { sameName } from './same-name';
import { sharedSources } from './shared-sources';
import { stalledSource } from './stalled-source';
import { suspended } from './suspended';
import { suspensions } from './suspensions';
import { titledClusters } from './titled-clusters';
import type { Scenario } from './types';
import { unreadable } from './unreadable';
import { unverifiedSource } from './unverified';
import { versions, versions100 } from './versions';
import { waiting } from './waiting';

export type { Scenario } from './types';

/** All scenarios, in the order of the harness's menu. */
export const scenarios: readonly Scenario[] = [
  allWell,
  failingChart,
  failedReleases,
  waiting,
  imagePull,
  crashLoop,
  missingConfig,
  failedJob,
  dependencyChain,
  imageUpdate,
  suspended,
  stalledSource,
  unverifiedSource,
  ociChart,
  sharedSources,
  movingSource,
  links,
  allKinds,
  extraKinds,
  reconciling,
  overdue,
  actions,
  suspensions,
  fleet,
  fleet50,
  runtime,
  mixedVersions,
  sameName,
  versions,
  versions100,
  titledClusters,
  clusterDown,
  clusterForbids,
  nothing,
  labelSelectors,
  noCrds,
  unreadable,
  bigInventory,
  many,
];

export function scenarioById(id: string): Scenario | undefined {
  return scenarios.find(scenario => scenario.id === id);
}
