export { restrictedTo } from './clustersToRead';
export { FluxLister, LIST_LIMITS, type ListLimits } from './FluxLister';
export { sameElements } from './keep';
export {
  withResource,
  type FluxCluster,
  type FluxDashboard,
  type FluxListing,
  type ListingSlot,
} from './listing';
