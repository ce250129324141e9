export { NothingFound } from './EmptyState';
export { FluxCard, type FluxCardLine, type FluxCardProps } from './FluxCard';
export { TitledCard } from './TitledCard';
