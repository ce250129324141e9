/** The eight cards of the Dashboard and the tab that each has alone, in their order. */
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
