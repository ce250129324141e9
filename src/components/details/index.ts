export { DetailsProvider } from './DetailsProvider';
