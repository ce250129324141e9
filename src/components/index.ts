export * from './card/cards';
export { FluxContent } from './content';
