import { Button } from '@material-ui/core';
import { useState } from 'react';
import useCopyToClipboard from 'react-use/lib/useCopyToClipboard';
import { SpokenText, useTranslate } from '../shared';

/** Button that copies a text, and says so. */
export const CopyButton = (props: { label: string; text: () => string }) => {
  const t = useTranslate();
  const [{ error }, copy] = useCopyToClipboard();
  const [isCopied, setCopied] = useState(false);
  const outcome = error ? t('commands.messageNotCopied') : t('commands.copied');
  return (
    <>
      <Button
        size="small"
        onClick={() => {
          copy(props.text());
          setCopied(true);
        }}
      >
        {isCopied && !error ? t('commands.copied') : props.label}
      </Button>
      <SpokenText role="status">{isCopied ? outcome : ''}</SpokenText>
    </>
  );
};
