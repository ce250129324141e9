export {
  refusalOf,
  supportOf,
  type ActionRefusal,
  type ActionSupport,
  type FluxAction,
} from './actions';
export { lastActivity, type Activity } from './activity';
export type { Artifact } from './artifact';
export { countByStatus, needsAttention, SEVERITY } from './attention';
export { fluxCommand } from './commands';
export { compareWithSource, type SourceComparison } from './behind';
export type { Condition } from './conditions';
export {
  FLUX_KINDS,
  isFluxKind,
  KINDS,
  pluralOf,
  versionOf,
  type FluxKind,
  type FluxRef,
  type KindLine,
  type KindRole,
  type Support,
} from './kinds';
export * from './models';
export { parseResource, type Origin } from './parse';
export {
  keyOf,
  kindKeyOf,
  namespacedName,
  type KindRef,
  type ObjectRef,
} from './ref';
export { fluxRefTo, refTo, type ObjectReference } from './references';
export {
  gitCommitLink,
  gitRepositoryLink,
  ociRepositoryLink,
  shownUrl,
  webLink,
} from './repositoryLinks';
export { parseRevision, shortRevision, type Revision } from './revision';
export { sourceBehindMissingChart, upstreamOf } from './sourceChain';
export {
  isMadeByFlux,
  namedSources,
  type NamedSource,
} from './sourceReferences';
export type { Status, StatusWord } from './status';
export {
  RESUME_ANNOTATIONS,
  suspendAnnotations,
  type SuspendApplier,
  type Suspension,
} from './suspension';
export { isRecord } from './untrusted';
export type { Verification } from './verification';
