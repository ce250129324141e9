import { fluxKinds } from '../cluster/kinds';
import type { ClusterSpec, FluxRelease } from '../cluster/types';
import {
  fluxInstance,
  fluxReport,
  kustomization,
  withApplied,
  type Setting,
} from './build';
import { withControllers, withOperator } from './parts/controllers';
import { lookedInto, wellCluster } from './parts/entity-cluster';
import { platform } from './parts/neighbours';
import { withOldWrites } from './parts/oldWrites';
import type { Scenario } from './types';

/** Returns a second install of Flux, of an older version, in a namespace of its own. */
function secondInstall(at: Setting) {
  const controller = (name: string, version: string) =>
    `apps/v1 Deployment flux-tenants/${name} flux=v2.8.3 image=ghcr.io/fluxcd/${name}:${version}`;
  return withApplied(at.flux, [
    kustomization(at, {
      namespace: 'flux-system',
      name: 'flux-tenants',
      age: '90d',
      source: platform(at).fleet,
      path: './flux-tenants',
      applies: [
        controller('source-controller', 'v1.8.2'),
        controller('kustomize-controller', 'v1.8.1'),
      ],
    }),
  ]);
}

export const runtime: Scenario = {
  id: 'runtime',
  title: 'Flux itself',
  description:
    'The tab "Clusters" of the page /flux: production-eu, by the Flux Operator, and staging run Flux 2.9, production-us 2.6, where the helm-controller is out of memory. On staging there is a second, older install, and the kustomize-controller is scaled to zero. Resources there and on production-us were last applied at old versions of the API. edge-01 does not let Backstage read Deployments and Pods; lab-01 has no Flux; lab-02 is down.',
  clusters: now => {
    const setting = (cluster: string, flux: FluxRelease): Setting => ({
      cluster,
      flux,
      now,
    });
    const well = (cluster: string, flux: FluxRelease): ClusterSpec =>
      lookedInto(wellCluster(setting(cluster, flux)));
    const staging = well('staging', '2.9');
    const production = well('production-eu', '2.9');
    const at = setting('production-eu', '2.9');
    return [
      withOperator({
        ...production,
        objects: [
          ...production.objects,
          fluxInstance(at, { version: 'v2.9.0' }),
          fluxReport(at, { version: 'v2.9.0' }),
        ],
      }),
      withOldWrites(
        withControllers(well('production-us', '2.6'), {
          'helm-controller': 'state=crash exit=137 since=40m',
        }),
        {
          'HelmRelease team-a podinfo': 'v2beta2',
          'HelmRelease team-a podinfo-redis': 'v2beta2',
          'Kustomization team-a podinfo': 'v1beta1',
        },
      ),
      withOldWrites(
        withControllers(
          {
            ...staging,
            objects: [
              ...staging.objects,
              ...secondInstall(setting('staging', '2.9')),
            ],
          },
          { 'kustomize-controller': 'replicas=0' },
        ),
        { 'GitRepository team-a podinfo': 'v1beta2' },
      ),
      wellCluster(setting('edge-01', '2.9')),
      lookedInto({
        name: 'lab-01',
        flux: '2.9',
        objects: [],
        missingCrds: fluxKinds.map(({ plural }) => plural),
      }),
      {
        ...well('lab-02', '2.9'),
        faults: [{ effect: { type: 'refused' } }],
      },
    ];
  },
};
