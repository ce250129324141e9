export { BaselineCard } from './BaselineCard';
export type { BaselineKind } from './kinds';
