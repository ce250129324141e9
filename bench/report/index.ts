export { describeMachine } from './machine';
export { markdown } from './markdown';
export { readmeTable } from './readme';
export type { Report } from './types';
