export { namedCard, ResourcesCard } from './card';
