import { makeStyles } from '@material-ui/core/styles';
import CheckIcon from '@material-ui/icons/Check';
import LinkIcon from '@material-ui/icons/Link';
import { useState } from 'react';
import useCopyToClipboard from 'react-use/lib/useCopyToClipboard';
import { SpokenText, TooltipButton, useTranslate } from '../shared';

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
  const [{ error }, copy] = useCopyToClipboard();
  const [isCopied, setCopied] = useState(false);
  const outcome = error ? t('table.linkNotCopied') : t('commands.copied');
  return (
    <>
      <TooltipButton
        tooltip={() => (isCopied ? outcome : t('table.copyLink'))}
        aria-label={t('table.copyLinkTo', { title: props.title })}
        className={classes.button}
        onClick={() => {
          copy(props.link());
          setCopied(true);
        }}
      >
        {isCopied && !error ? (
          <CheckIcon fontSize="small" />
        ) : (
          <LinkIcon fontSize="small" />
        )}
      </TooltipButton>
      <SpokenText role="status">{isCopied ? outcome : ''}</SpokenText>
    </>
  );
};
