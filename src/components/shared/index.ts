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
export { refusalWords } from './refusalWords';
export { type ErrorLine, problemWords } from './problemWords';
export { onDemand } from './onDemand';
export { transitionDuration } from './motion';
export { SpokenText } from './SpokenText';
export { causeLines } from './causeText';
export { suspendField, suspensionWords } from './suspensionWords';
export { inCell, resourceTitle, shorten, titleInCell } from './text';
export { shortDuration } from './time';
export {
  defineWords,
  TranslateProvider,
  useAppTranslate,
  useTranslate,
  useWords,
  type Translate,
  type Words,
} from './translate';
export { useCellStyles } from './useCellStyles';
export { useCopy } from './useCopy';
export { useFrame } from './useFrame';
export { useKeptFocus } from './useKeptFocus';
export { useNow } from './useNow';
export { ScopeProvider, useEntityScope, useScope } from './useScope';
