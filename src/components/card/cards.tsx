import { FLUX_KINDS, KINDS } from '../../flux';
import { columnsOf } from '../table/columns';
import { FluxCard, type FluxCardLine, type FluxCardProps } from '.';

const card = (of: Omit<FluxCardLine, 'columns'>) => {
  const line = { ...of, columns: columnsOf(of.title) };
  const Card = (props: FluxCardProps) => <FluxCard line={line} {...props} />;
  return Object.assign(Card, { line });
};

export const DeploymentsCard = card({
  title: 'deployments',
  kinds: ['Kustomization', 'HelmRelease'],
});

export const SourcesCard = card({
  title: 'sources',
  kinds: ['GitRepository', 'OCIRepository', 'HelmRepository'],
  sharedKinds: FLUX_KINDS.filter(kind => KINDS[kind].role === 'source'),
});

export const HelmReleasesCard = card({
  title: 'helmReleases',
  kinds: ['HelmRelease'],
});

export const KustomizationsCard = card({
  title: 'kustomizations',
  kinds: ['Kustomization'],
});

export const GitRepositoriesCard = card({
  title: 'gitRepositories',
  kinds: ['GitRepository'],
  sharedKinds: ['GitRepository'],
});

export const OCIRepositoriesCard = card({
  title: 'ociRepositories',
  kinds: ['OCIRepository'],
  sharedKinds: ['OCIRepository'],
});

export const HelmRepositoriesCard = card({
  title: 'helmRepositories',
  kinds: ['HelmRepository'],
  sharedKinds: ['HelmRepository'],
});

export const ImagePoliciesCard = card({
  title: 'imagePolicies',
  kinds: ['ImagePolicy'],
});
