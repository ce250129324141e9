import { Button } from '@material-ui/core';
import { SpokenText, useCopy, useTranslate } from '../shared';

/** Button that copies a text, and says so. */
export const CopyButton = (props: { label: string; text: () => string }) => {
  const t = useTranslate();
  const { copy, copied, outcome } = useCopy(
    t('commands.messageNotCopied'),
    props.text,
  );
  return (
    <>
      <Button size="small" onClick={() => copy(props.text())}>
        {copied ? outcome : props.label}
      </Button>
      <SpokenText role="status">{outcome}</SpokenText>
    </>
  );
};
