export { beginCards, namedCard, ResourcesCard } from './card';
