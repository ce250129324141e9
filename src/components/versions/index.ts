export { VersionsCard, type FluxVersionsCardProps } from './VersionsCard';
