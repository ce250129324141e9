export type { ClusterClient, Page, PageOptions } from './ClusterClient';
export {
  ClusterDirectory,
  type Cluster,
  type ClustersReading,
} from './ClusterDirectory';
export { ClusterFacts } from './ClusterFacts';
export type { FluxObjects } from './FluxObjects';
export type { ServedKind } from './paths';
export { NotServed } from './NotServed';
export type { ServedVersions } from './ServedVersions';
export { isRejectedSignIn, providerOf, type RejectedSignIns } from './signIns';
export type { SingleClusters } from './single';
export { NoAnswerInTime, unlessAborted, withTimeLimit } from './timeLimit';
export { withClusters } from './withClusters';
