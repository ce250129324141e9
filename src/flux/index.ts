export {
  refusalOf,
  supportOf,
  type ActionRefusal,
  type ActionSupport,
  type FluxAction,
} from './actions';
export { lastActivity, type Activity } from './activity';
export type { Artifact, ArtifactOrigin } from './artifact';
export { needsAttention, SEVERITY } from './attention';
export {
  blockerOf,
  awaitedBy,
  chainOf,
  isHindered,
  linkStanding,
  rootCauseOf,
  type Chain,
  type ChainLink,
  type LinkState,
  type Lookup,
} from './chain';
export type { Lacking } from './lacking';
export type { FluxCommand } from './commands';
export { compareWithSource, type SourceComparison } from './comparison';
export { readConditions, type Condition } from './conditions';
export {
  definitionOf,
  isNeverReconciled,
  FLUX_KINDS,
  isFluxKind,
  isFluxRef,
  KINDS,
  kindsOf,
  pluralOf,
  readExtraKinds,
  setExtraKinds,
  versionOf,
  type ExtraKind,
  type ExtraKindProblem,
  type ExtraKinds,
  type FluxKind,
  type FluxRef,
  type KindAnnotations,
  type KindDefinition,
  type KindRole,
  type OwnKind,
  type Support,
} from './kinds';
export type { FluxApiResource } from './FluxApiResource';
export type { VersionWrite } from './otherVersions';
export type { Overdue } from './overdue';
export { isReadable, type FluxObject, type FluxResource } from './object';
export type * from './facets';
export type { CommonFields } from './common';
export { parseResource, type Origin } from './parse';
export {
  keyOf,
  kindKeyOf,
  namespacedName,
  refOf,
  type KindRef,
  type ObjectRef,
} from './ref';
export type { AppForge, ForgeOf } from './forges';
export {
  chartRepositoryLink,
  ociRepositoryLink,
  webLink,
} from './registryLinks';
export {
  gitCommitLink,
  gitCompareLink,
  gitRepositoryLink,
} from './repositoryLinks';
export { shownUrl } from './webAddress';
export {
  differingPart,
  parseRevision,
  revisionInCluster,
  shortRevision,
  type Revision,
} from './revision';
export {
  find,
  isMadeByFlux,
  isUpstream,
  namedSources,
  sourceOf,
  syncedBefore,
  upstreamBehindMissing,
  upstreamOf,
  type NamedSource,
  type ObjectIndex,
} from './graph';
export type { Cause } from './cause';
export type { Status, StatusWord } from './status';
export {
  resumePatch,
  suspendPatch,
  type SuspendApplier,
  type Suspension,
} from './suspension';
export { groupBy } from './groupBy';
export { isRecord, readString } from './untrusted';
export type { Verification } from './verification';
export { asOutdated, holdsRevision, isOutrunBy } from './outdated';
export type { ApplyTarget, RemoteCluster } from './target';
export { REQUESTED_AT } from './writes';
export { remember } from './remember';
