export { NothingFound } from './NothingFound';
export { FluxCard, type FluxCardLine, type FluxCardProps } from './FluxCard';
export { TitledCard } from './TitledCard';
