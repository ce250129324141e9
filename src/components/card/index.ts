export { beginCards } from './beginCards';
export { cardState, isIncomplete, type CardState } from './cardState';
export { EntityCard } from './EntityCard';
export { EmptyCard } from './EmptyCard';
export { ListedCard, type FluxCardProps } from './FluxCard';
export { FailedCard } from './FailedCard';
export { StatusBanner } from './StatusBanner';
export { namedCard } from './namedCard';
export {
  KindsCard,
  ResourcesCard,
  type FluxResourcesCardProps,
} from './ResourcesCard';
export { TitledCard } from './TitledCard';
