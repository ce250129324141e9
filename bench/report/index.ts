export { describeMachine } from './machine';
export { markdown } from './markdown';
export type { Report } from './types';
