import { makeStyles } from '@material-ui/core/styles';
import CheckIcon from '@material-ui/icons/Check';
import LinkIcon from '@material-ui/icons/Link';
import { SpokenText, TooltipButton, useCopy, useTranslate } from '../shared';

const useStyles = makeStyles(
  theme => ({
    button: {
      appearance: 'none',
      display: 'inline-flex',
      border: 0,
      margin: 0,
      padding: 6,
      borderRadius: '50%',
      background: 'none',
      color: theme.palette.action.active,
      cursor: 'pointer',
      '&:hover': { backgroundColor: theme.palette.action.hover },
    },
  }),
  { name: 'FluxCopyLink' },
);

/** Button that copies the address of the page with a card's search, filters, sorting and page. */
export const CopyLink = (props: { title: string; link: () => string }) => {
  const t = useTranslate();
  const classes = useStyles();
  const { copy, copied, outcome } = useCopy(
    t('table.linkNotCopied'),
    props.link,
  );
  return (
    <>
      <TooltipButton
        tooltip={() => outcome || t('table.copyLink')}
        aria-label={t('table.copyLinkTo', { title: props.title })}
        className={classes.button}
        onClick={() => copy(props.link())}
      >
        {copied ? (
          <CheckIcon fontSize="small" />
        ) : (
          <LinkIcon fontSize="small" />
        )}
      </TooltipButton>
      <SpokenText role="status">{outcome}</SpokenText>
    </>
  );
};
