import type { Visitor } from '../browser/Visitor';

/** The rows of the scenario "all-well" on each of its two clusters, by card. */
export const ROWS = {
  'Flux deployments': [
    'All 8 resources are ready',
    ['podinfo', 'podinfo', 'podinfo-config', 'podinfo-redis'],
  ],
  // Only the first page: the charts of the HelmReleases are on the second.
  'Flux sources': [
    'All 14 resources are ready',
    ['podinfo', 'podinfo', 'podinfo-manifests', 'podinfo-settings', 'registry'],
  ],
  'Flux Kustomizations': [
    'All 4 resources are ready',
    ['podinfo', 'podinfo-config'],
  ],
  'Flux HelmReleases': [
    'All 4 resources are ready',
    ['podinfo', 'podinfo-redis'],
  ],
  'Flux GitRepositories': [
    'All 4 resources are ready',
    ['podinfo', 'podinfo-settings'],
  ],
  'Flux OCIRepositories': ['All 2 resources are ready', ['podinfo-manifests']],
  'Flux HelmRepositories': [
    'All 4 resources are ready',
    ['podinfo', 'registry'],
  ],
  'Flux ImagePolicies': ['All 2 resources are ready', ['podinfo']],
} as const;

/** Returns where the named resources are: `podinfo · team-a · staging`, in alphabetical order. */
export const places = (names: readonly string[]): readonly string[] =>
  ['production-eu', 'staging']
    .flatMap(cluster => names.map(name => `${name} · team-a · ${cluster}`))
    .sort();

/** Returns the same for the rows shown in a card. */
export async function shownPlaces(
  visitor: Visitor,
  card: string,
): Promise<readonly string[]> {
  const rows = await visitor.card(card).getByRole('row').allInnerTexts();
  return rows
    .flatMap(text => {
      const [, name, place] = /([^\s]+)\s*\n\s*(\S+ · \S+)/.exec(text) ?? [];
      return name ? [`${name} · ${place}`] : [];
    })
    .sort();
}
