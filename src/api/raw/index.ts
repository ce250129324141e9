export { RawObjects } from './RawObjects';
