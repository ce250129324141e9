export { ClusterClient } from './ClusterClient';
export { ClusterDirectory, type Cluster } from './ClusterDirectory';
export { FluxObjects } from './FluxObjects';
export { ObjectGroups } from './ObjectGroups';
export type { ServedKind } from './paths';
export { NotServed } from './proxyErrors';
export type { ServedVersions } from './ServedVersions';
export { NoAnswerInTime, unlessAborted, withTimeLimit } from './timeLimit';
export { withClusters } from './withClusters';
