/**
 * The columns that the cards draw from, by their key among the translations.
 *
 * @public
 */
export type ColumnId =
  | 'kind'
  | 'name'
  | 'source'
  | 'revision'
  | 'status'
  | 'updated'
  | 'verified'
  | 'url'
  | 'artifact'
  | 'policy'
  | 'imageRepository'
  | 'latestImage';

/** The columns of each card, from left to right; the actions come after them. Only data: an app reads it at its start. */
export const CARD_COLUMNS = {
  deployments: ['kind', 'name', 'source', 'revision', 'status', 'updated'],
  kustomizations: ['name', 'source', 'revision', 'status', 'updated'],
  helmReleases: ['name', 'source', 'revision', 'status', 'updated'],
  sources: ['kind', 'name', 'verified', 'url', 'artifact', 'status', 'updated'],
  gitRepositories: ['name', 'verified', 'url', 'artifact', 'status', 'updated'],
  ociRepositories: ['name', 'verified', 'url', 'artifact', 'status', 'updated'],
  // A HelmRepository has no signature to verify: only its charts have.
  helmRepositories: ['name', 'url', 'artifact', 'status', 'updated'],
  imagePolicies: [
    'name',
    'policy',
    'imageRepository',
    'latestImage',
    'status',
    'updated',
  ],
} as const satisfies Record<string, readonly ColumnId[]>;

/** The cards, by the key of their titles among the translations. */
export type CardName = keyof typeof CARD_COLUMNS;
