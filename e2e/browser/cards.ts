/** The eight cards of the dashboard, with the tab that shows each alone, in order. */
export const CARDS = [
  ['Flux deployments', 'Deployments'],
  ['Flux sources', 'Sources'],
  ['Flux Kustomizations', 'Kustomizations'],
  ['Flux HelmReleases', 'HelmReleases'],
  ['Flux GitRepositories', 'GitRepositories'],
  ['Flux OCIRepositories', 'OCIRepositories'],
  ['Flux HelmRepositories', 'HelmRepositories'],
  ['Flux ImagePolicies', 'ImagePolicies'],
] as const;
