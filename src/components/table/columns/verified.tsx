import { VerificationCell, verificationWords } from '../../cells';
import { column } from './FluxColumn';

/** Worst first. */
const ORDER = ['failed', 'unknown', 'verified', 'off'] as const;

export const verifiedColumn = column({
  id: 'verified',
  width: 13,
  sortValue: ({ resource: { verification } }) =>
    verification && ORDER.indexOf(verification.state),
  words: ({ resource }, t) => [
    verificationWords(t).verificationText(resource),
    resource.verification?.provider,
  ],
  cell: ({ resource }) => <VerificationCell resource={resource} />,
});
