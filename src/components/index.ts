export * from './cards';
export { FluxContent } from './FluxContent';
