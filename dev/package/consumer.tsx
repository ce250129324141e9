// An adopter's code, which check.ts typechecks and bundles against the packed package.
import type { Entity } from '@backstage/catalog-model';
import { EntityLayout, EntitySwitch } from '@backstage/plugin-catalog';
import { useEntity } from '@backstage/plugin-catalog-react';
import flux, {
  EntityFluxContent,
  EntityFluxDeploymentsCard,
  fluxApiRef,
  fluxPlugin,
  fluxTranslationRef,
  isFluxAvailable,
  useListing,
  type ColumnId,
  type FluxApi,
  type FluxCardProps,
  type FluxResource,
} from 'backstage-plugin-flux';

const columns: readonly ColumnId[] = ['name', 'status'];
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

export const plugins = [fluxPlugin];
export const refs = [fluxApiRef.id, fluxTranslationRef.id];
export type Api = FluxApi;

export const Names = () => {
  const { entity } = useEntity();
  const { resources = [] } = useListing({ entity }, ['Kustomization']);
  return <>{resources.map(({ name }: FluxResource) => name).join()}</>;
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
        </EntitySwitch.Case>
      </EntitySwitch>
    </EntityLayout.Route>
  </EntityLayout>
);
