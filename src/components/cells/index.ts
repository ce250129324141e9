export { BlockerText, blockerWords } from './BlockerText';
export { NameCell, nameWords } from './NameCell';
export {
  AppliedRevisionCell,
  appliedOrigin,
  ArtifactCell,
  PushedCommitCell,
} from './RevisionCell';
export { RepositoriesCell, repositoryWords } from './RepositoriesCell';
export { revisionWords } from './revisionWords';
export {
  SourceCell,
  sourceTitle,
  sourceWords,
  takenFromSource,
} from './SourceCell';
export { StatusCell, SuspensionMark } from './StatusCell';
export { RemarkIcon, StatusIcon } from './StatusIcon';
export { statusWords } from './statusWords';
export { UrlCell, followed, sourceUrl } from './UrlCell';
export { VerificationCell, verificationWords } from './VerificationCell';
export { LatestImageCell } from './LatestImageCell';
export { PolicyCell, policyWords } from './PolicyCell';
export { UpdatedCell } from './UpdatedCell';
