import type { FluxKind } from '../flux';
import type { ColumnId } from './table/columns';

/** Definition of a card: everything in which it differs from the others. */
export interface CardDefinition {
  /** The kinds that it lists. */
  readonly kinds: readonly FluxKind[];
  /**
   * The kinds of shared sources that it lists as well: sources without the entity's label that one of its appliers
   * refers to. A card with shared kinds polls the appliers, too.
   */
  readonly sharedKinds?: readonly FluxKind[];
  /** Its columns, from left to right; the actions follow them. */
  readonly columns: readonly ColumnId[];
  /** Name of its extension in the new frontend system: `entity-card:flux/<extension>`. */
  readonly extension: string;
  /** Name of its component in the old frontend system. */
  readonly component: `EntityFlux${string}Card`;
  /** On the entity's overview without being named in `app.extensions`. */
  readonly isEnabledByDefault?: boolean;
}

/** Checks the table, and keeps the names in it as literal types. */
const defineCards = <
  const TCards extends Readonly<Record<string, CardDefinition>>,
>(
  cards: TCards,
): {
  readonly [K in keyof TCards]: CardDefinition &
    Pick<TCards[K], 'component' | 'extension'>;
} => cards;

const APPLIED = ['name', 'source', 'revision', 'status', 'updated'] as const;
const FETCHED = ['name', 'url', 'artifact', 'status', 'updated'] as const;
/** Every kind whose role is `source`; a test compares them. */
const SOURCES = [
  'GitRepository',
  'OCIRepository',
  'HelmRepository',
  'HelmChart',
  'Bucket',
  'ExternalArtifact',
] as const;
const SIGNED = [
  'name',
  'verified',
  'url',
  'artifact',
  'status',
  'updated',
] as const;

/**
 * The table of cards, by the key of their titles among the translations. Data only: an app reads it when it starts,
 * and loads the components when a card is first shown.
 */
export const CARDS = defineCards({
  deployments: {
    component: 'EntityFluxDeploymentsCard',
    extension: 'deployments',
    isEnabledByDefault: true,
    kinds: ['Kustomization', 'HelmRelease'],
    columns: ['kind', ...APPLIED],
  },
  sources: {
    component: 'EntityFluxSourcesCard',
    extension: 'sources',
    kinds: SOURCES,
    sharedKinds: SOURCES,
    columns: ['kind', ...SIGNED],
  },
  kustomizations: {
    component: 'EntityFluxKustomizationsCard',
    extension: 'kustomizations',
    kinds: ['Kustomization'],
    columns: APPLIED,
  },
  helmReleases: {
    component: 'EntityFluxHelmReleasesCard',
    extension: 'helm-releases',
    kinds: ['HelmRelease'],
    columns: APPLIED,
  },
  gitRepositories: {
    component: 'EntityFluxGitRepositoriesCard',
    extension: 'git-repositories',
    kinds: ['GitRepository'],
    sharedKinds: ['GitRepository'],
    columns: SIGNED,
  },
  ociRepositories: {
    component: 'EntityFluxOCIRepositoriesCard',
    extension: 'oci-repositories',
    kinds: ['OCIRepository'],
    sharedKinds: ['OCIRepository'],
    columns: SIGNED,
  },
  helmRepositories: {
    component: 'EntityFluxHelmRepositoriesCard',
    extension: 'helm-repositories',
    kinds: ['HelmRepository'],
    sharedKinds: ['HelmRepository'],
    // Only the charts of a HelmRepository have signatures.
    columns: FETCHED,
  },
  imagePolicies: {
    component: 'EntityFluxImagePoliciesCard',
    extension: 'image-policies',
    kinds: ['ImagePolicy'],
    columns: [
      'name',
      'policy',
      'imageRepository',
      'latestImage',
      'status',
      'updated',
    ],
  },
});

/** Key of a card. */
export type CardName = keyof typeof CARDS;

/** Every column that some card has. */
export const COLUMN_IDS: readonly ColumnId[] = [
  ...new Set(Object.values(CARDS).flatMap(({ columns }) => columns)),
];
