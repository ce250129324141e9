export { FluxContent } from './FluxContent';
