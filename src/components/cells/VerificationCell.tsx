import CancelIcon from '@material-ui/icons/Cancel';
import HelpOutlineIcon from '@material-ui/icons/HelpOutline';
import VerifiedUserIcon from '@material-ui/icons/VerifiedUser';
import { type FluxResource, type Verification } from '../../flux';
import {
  InfoTooltip,
  shorten,
  type Translate,
  useCellStyles,
  useTranslate,
} from '../shared';

const ICONS = {
  verified: VerifiedUserIcon,
  failed: CancelIcon,
  unknown: HelpOutlineIcon,
  off: undefined,
} as const;

export function verificationText(
  t: Translate,
  resource: FluxResource,
): string | undefined {
  const { verification } = resource;
  return verification && t(`verification.${verification.state}`);
}

function detailOf(t: Translate, verification: Verification): string {
  const { provider, reason, message } = verification;
  if (provider === undefined) return t('verification.offDetail');
  const by = t('verification.by', { provider });
  return t.labelled(by, reason, message && shorten(message, 1_000));
}

/** Result of verifying a source's signature; empty for kinds that cannot be verified. */
export const VerificationCell = ({ resource }: { resource: FluxResource }) => {
  const t = useTranslate();
  const classes = useCellStyles();
  const { verification } = resource;
  if (!verification) return null;
  const { state, provider } = verification;
  const Icon = ICONS[state];
  return (
    <InfoTooltip className={classes.line} detail={detailOf(t, verification)}>
      {Icon && (
        <Icon
          aria-hidden
          fontSize="small"
          color={state === 'failed' ? 'error' : 'action'}
        />
      )}
      <span className={provider ? undefined : classes.secondary}>
        {verificationText(t, resource)}
        {provider && <span className={classes.secondary}> {provider}</span>}
      </span>
    </InfoTooltip>
  );
};
