export { ClusterClient } from './ClusterClient';
export { FluxObjects } from './FluxObjects';
export { NotServed } from './proxyErrors';
export type { ServedVersions } from './ServedVersions';
export { NoAnswerInTime, unlessAborted, withTimeLimit } from './timeLimit';
