export { FluxPage } from './FluxPage';
