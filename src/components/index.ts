export { namedCard, ResourcesCard } from './card';
export { FluxContent } from './content';
