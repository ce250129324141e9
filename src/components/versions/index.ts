export { VersionsCard } from './VersionsCard';
