import { FLUX_KINDS, KINDS } from '../flux';
import {
  deploymentColumns,
  imagePolicyColumns,
  sourceColumns,
} from './columns';
import { FluxCard, type FluxCardLine, type FluxCardProps } from './FluxCard';

const card = (line: FluxCardLine) => {
  const Card = (props: FluxCardProps) => <FluxCard line={line} {...props} />;
  return Card;
};

const withoutKind = (columns: FluxCardLine['columns']) =>
  columns.filter(({ id }) => id !== 'kind');
const singleDeploymentColumns = withoutKind(deploymentColumns);
const singleSourceColumns = withoutKind(sourceColumns);

export const DeploymentsCard = card({
  title: 'deployments',
  kinds: ['Kustomization', 'HelmRelease'],
  columns: deploymentColumns,
});

export const SourcesCard = card({
  title: 'sources',
  kinds: ['GitRepository', 'OCIRepository', 'HelmRepository'],
  sharedKinds: FLUX_KINDS.filter(kind => KINDS[kind].role === 'source'),
  columns: sourceColumns,
});

export const HelmReleasesCard = card({
  title: 'helmReleases',
  kinds: ['HelmRelease'],
  columns: singleDeploymentColumns,
});

export const KustomizationsCard = card({
  title: 'kustomizations',
  kinds: ['Kustomization'],
  columns: singleDeploymentColumns,
});

export const GitRepositoriesCard = card({
  title: 'gitRepositories',
  kinds: ['GitRepository'],
  sharedKinds: ['GitRepository'],
  columns: singleSourceColumns,
});

export const OCIRepositoriesCard = card({
  title: 'ociRepositories',
  kinds: ['OCIRepository'],
  sharedKinds: ['OCIRepository'],
  columns: singleSourceColumns,
});

// A HelmRepository has no signature to verify: only its charts have.
export const HelmRepositoriesCard = card({
  title: 'helmRepositories',
  kinds: ['HelmRepository'],
  sharedKinds: ['HelmRepository'],
  columns: singleSourceColumns.filter(({ id }) => id !== 'verified'),
});

export const ImagePoliciesCard = card({
  title: 'imagePolicies',
  kinds: ['ImagePolicy'],
  columns: imagePolicyColumns,
});
