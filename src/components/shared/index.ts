export { afterFrame } from './afterFrame';
export { BreakableText } from './BreakableText';
export { ClusterName } from './ClusterName';
export { ForgeProvider, useAppForges, useForges } from './forges';
export { ExtraKindsNotice } from './ExtraKindsNotice';
export { ExternalLink } from './ExternalLink';
export {
  DetailsLinksProvider,
  ObjectLink,
  type DetailsLinks,
  useDetailsLinks,
} from './ObjectLink';
export { InfoTooltip } from './InfoTooltip';
export { TooltipButton } from './TooltipButton';
export { accessReason, refusalReason } from './actionText';
export { type ErrorLine, problemOf } from './problem';
export { onDemand } from './onDemand';
export { transitionDuration } from './motion';
export { SpokenText } from './SpokenText';
export { causeLines } from './causeText';
export { groupBy } from './groupBy';
export {
  deletionNote,
  suspendApplierName,
  suspendApplierText,
  suspendField,
  suspensionEffects,
} from './suspendNotes';
export { inCell, resourceTitle, shorten } from './text';
export { shortDuration } from './time';
export {
  TranslateProvider,
  useAppTranslate,
  useTranslate,
  type Translate,
} from './translate';
export { useCellStyles } from './useCellStyles';
export { useCopy } from './useCopy';
export { useFrame } from './useFrame';
export { useNow } from './useNow';
export { ScopeProvider, useEntityScope, useScope } from './useScope';
