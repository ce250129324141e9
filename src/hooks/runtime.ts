/**
 * Third index of this floor: what the cards of Flux's own runtime need, and the first load of another card does not.
 *
 * @packageDocumentation
 */
export { useRuntime, type FleetRuntime } from './useRuntime';
export type { ClusterRuntime } from '../store/runtime';
