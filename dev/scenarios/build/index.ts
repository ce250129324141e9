export { inventory, withApplied } from './applies';
export {
  fetchFailed,
  isFalse,
  isTrue,
  isUnknown,
  progressing,
  retrying,
  stalled,
  type ConditionSketch,
} from './conditions';
export {
  fluxInstance,
  fluxReport,
  resourceSet,
  resourceSetInputProvider,
} from './fluxOperator';
export { commitOf, hex, numbersOf, sha256Of, uuidOf } from './hash';
export { chartOf, helmChart } from './helm';
export {
  actionFailed,
  helmRelease,
  revisionName,
  withDigest,
  type HelmRevision,
} from './helmRelease';
export { imagePolicy, imageRepository, imageUpdateAutomation } from './images';
export { kustomization } from './kustomization';
export type { ObjectOptions } from './object';
export { bucket, externalArtifact } from './otherSources';
export { alert, provider } from './alert';
export { artifactGenerator } from './artifactGenerator';
export { CANARY, canary, TERRAFORM, terraform } from './otherKinds';
export { receiver } from './receiver';
export { artifactOf } from './references';
export { ago, since, type Setting } from './setting';
export {
  gitRepository,
  helmRepository,
  ociHelmRepository,
  ociRepository,
} from './sources';
export { apiVersionOf } from './versions';
