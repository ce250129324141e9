export { FluxCard, type FluxCardLine, type FluxCardProps } from './FluxCard';
