export { EmptyState } from './EmptyState';
export { FluxCard, type FluxCardLine, type FluxCardProps } from './FluxCard';
export { TitledCard } from './TitledCard';
export { DeploymentsCard, ImagePoliciesCard, SourcesCard } from './cards';
