export { RawGroups } from './RawGroups';
export { RawObjects } from './RawObjects';
