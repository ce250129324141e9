// An adopter's code, which check.ts typechecks and bundles against the packed package.
import type { Entity } from '@backstage/catalog-model';
import { EntityLayout, EntitySwitch } from '@backstage/plugin-catalog';
import flux, {
  EntityFluxCard,
  EntityFluxContent,
  EntityFluxDeploymentsCard,
  EntityFluxVersionsCard,
  fluxApiRef,
  fluxPlugin,
  fluxTranslationRef,
  isFluxAvailable,
  type ColumnId,
  type FluxApi,
  type FluxApiResource,
  type FluxCardProps,
  type FluxKind,
} from 'backstage-plugin-flux';
import * as old from 'backstage-plugin-flux/legacy';

const columns: readonly ColumnId[] = ['name', 'status'];
const kinds: readonly FluxKind[] = ['HelmChart', 'Bucket'];
const props: FluxCardProps = { many: false, title: 'Releases', columns };

export const features = [
  flux.withOverrides({
    extensions: [
      flux
        .getExtension('entity-card:flux/helm-releases')
        .override({ disabled: false }),
    ],
  }),
];

export const plugins = [fluxPlugin, old.fluxPlugin];
export const oldCard = <old.EntityFluxSourcesCard many={false} />;
export const refs = [fluxApiRef.id, fluxTranslationRef.id];
export type Api = FluxApi;

export const wrapped = (inner: Api): Api => ({
  list: (request, ...rest) => inner.list(request, ...rest),
  get: ref => inner.get(ref),
  getMany: wanted => inner.getMany(wanted),
  canPatch: place => inner.canPatch(place),
  sync: (resource, options) => inner.sync(resource, options),
  suspend: (resource, options) => inner.suspend(resource, options),
  resume: (resource, options) => inner.resume(resource, options),
});
export const names = (resources: readonly FluxApiResource[]) =>
  resources.map(({ name }) => name);

/** All that an app's own implementation of FluxApi has to tell of a resource. */
export const resource: FluxApiResource = {
  key: 'prod/helm.toolkit.fluxcd.io/HelmRelease/team-a/podinfo',
  cluster: 'prod',
  group: 'helm.toolkit.fluxcd.io',
  kind: 'HelmRelease',
  apiVersion: 'helm.toolkit.fluxcd.io/v2',
  namespace: 'team-a',
  name: 'podinfo',
  suspended: false,
  conditions: [{ type: 'Ready', status: 'True' }],
  edges: [],
  status: { word: 'Ready', running: false, retrying: false },
};

export const page = (
  <EntityLayout>
    <EntityLayout.Route path="/flux" title="Flux" if={isFluxAvailable}>
      <EntityFluxContent />
    </EntityLayout.Route>
    <EntityLayout.Route path="/dashboard" title="Dashboard">
      <EntitySwitch>
        <EntitySwitch.Case if={(entity: Entity) => isFluxAvailable(entity)}>
          <EntityFluxDeploymentsCard {...props} />
          <EntityFluxCard kinds={kinds} />
          <EntityFluxVersionsCard title="Versions" />
        </EntitySwitch.Case>
      </EntitySwitch>
    </EntityLayout.Route>
  </EntityLayout>
);
