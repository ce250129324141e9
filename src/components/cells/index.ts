export { BlockerText, blockerText } from './BlockerText';
export { NameCell, shareMark, targetText } from './NameCell';
export {
  AppliedRevisionCell,
  attemptText,
  availableText,
  appliedOrigin,
  ArtifactCell,
  inClusterText,
  noArtifactText,
} from './RevisionCell';
export {
  SourceCell,
  sourceStatus,
  sourceTitle,
  takenFromSource,
} from './SourceCell';
export {
  StatusCell,
  problemText,
  statusMarks,
  unrecordedText,
} from './StatusCell';
export { RemarkIcon, StatusIcon } from './StatusIcon';
export { UrlCell, followed, sourceUrl } from './UrlCell';
export { VerificationCell, verificationText } from './VerificationCell';
export { LatestImageCell } from './LatestImageCell';
export { PolicyCell, policyText } from './PolicyCell';
export { UpdatedCell } from './UpdatedCell';
