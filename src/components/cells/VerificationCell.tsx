import CancelIcon from '@material-ui/icons/Cancel';
import HelpOutlineIcon from '@material-ui/icons/HelpOutline';
import VerifiedUserIcon from '@material-ui/icons/VerifiedUser';
import { isReadable, type FluxResource, type Verification } from '../../flux';
import {
  InfoTooltip,
  labelled,
  shorten,
  type Translate,
  useCellStyles,
} from '../shared';

const ICONS = {
  verified: VerifiedUserIcon,
  failed: CancelIcon,
  unknown: HelpOutlineIcon,
} as const;

export function verificationText(
  t: Translate,
  resource: FluxResource,
): string | undefined {
  if (!isReadable(resource) || !('target' in resource)) return undefined;
  return t(`verification.${resource.verification?.state ?? 'off'}`);
}

function detailOf(
  t: Translate,
  verification: Verification | undefined,
): string {
  if (!verification) return t('verification.offDetail');
  const by = t('verification.by', { provider: verification.provider });
  const { reason, message } = verification;
  return labelled(t, by, reason, message && shorten(message, 1_000));
}

/** Whether the source's signature held: only kinds that can be verified have something here. */
export const VerificationCell = ({
  t,
  resource,
}: {
  t: Translate;
  resource: FluxResource;
}) => {
  const classes = useCellStyles();
  const text = verificationText(t, resource);
  if (text === undefined) return null;
  const verification =
    'verification' in resource ? resource.verification : undefined;
  const Icon = verification && ICONS[verification.state];
  return (
    <InfoTooltip className={classes.line} detail={detailOf(t, verification)}>
      {Icon && (
        <Icon
          aria-hidden
          fontSize="small"
          color={verification.state === 'failed' ? 'error' : 'action'}
        />
      )}
      <span className={verification ? undefined : classes.secondary}>
        {text}
        {verification && (
          <span className={classes.secondary}> {verification.provider}</span>
        )}
      </span>
    </InfoTooltip>
  );
};
