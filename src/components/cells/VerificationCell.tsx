import CancelIcon from '@material-ui/icons/Cancel';
import HelpOutlineIcon from '@material-ui/icons/HelpOutline';
import VerifiedUserIcon from '@material-ui/icons/VerifiedUser';
import { type FluxResource, type Verification } from '../../flux';
import {
  defineWords,
  InfoTooltip,
  shorten,
  useCellStyles,
  useWords,
} from '../shared';

const ICONS = {
  verified: VerifiedUserIcon,
  failed: CancelIcon,
  unknown: HelpOutlineIcon,
  off: undefined,
} as const;

/** Words for the result of verifying a signature. */
export const verificationWords = defineWords(t => ({
  /** Returns the result: `verified`. `undefined` for kinds that cannot be verified. */
  verificationText(resource: FluxResource): string | undefined {
    const { verification } = resource;
    return verification && t(`verification.${verification.state}`);
  },

  /** Returns who verifies, and what was found. */
  detailOf(verification: Verification): string {
    const { provider, reason, message } = verification;
    if (provider === undefined) return t('verification.offDetail');
    const by = t('verification.by', { provider });
    return t.labelled(by, reason, message && shorten(message, 1_000));
  },
}));

/** Result of verifying a source's signature; empty for kinds that cannot be verified. */
export const VerificationCell = ({ resource }: { resource: FluxResource }) => {
  const { detailOf, verificationText } = useWords(verificationWords);
  const classes = useCellStyles();
  const { verification } = resource;
  if (!verification) return null;
  const { state, provider } = verification;
  const Icon = ICONS[state];
  return (
    <InfoTooltip className={classes.line} detail={detailOf(verification)}>
      {Icon && (
        <Icon
          aria-hidden
          fontSize="small"
          color={state === 'failed' ? 'error' : 'action'}
        />
      )}
      <span className={provider ? undefined : classes.secondary}>
        {verificationText(resource)}
        {provider && <span className={classes.secondary}> {provider}</span>}
      </span>
    </InfoTooltip>
  );
};
