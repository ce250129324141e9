export { cardState, type CardState } from './cardState';
export { EmptyCard } from './EmptyCard';
export type { FluxCardProps } from './FluxCard';
export { namedCard } from './namedCard';
export {
  KindsCard,
  ResourcesCard,
  type FluxResourcesCardProps,
} from './ResourcesCard';
export { TitledCard } from './TitledCard';
