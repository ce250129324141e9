import { TextField } from '@material-ui/core';
import { useId } from 'react';
import { useTranslate } from '../translate';

/** Longest reason that fits a row of the table. */
const REASON_LENGTH = 200;

/** Field for the reason of a suspension, which is optional. */
export const ReasonField = (props: {
  reason: string;
  onChange: (reason: string) => void;
}) => {
  const t = useTranslate();
  const { reason, onChange } = props;
  return (
    <TextField
      id={useId()}
      fullWidth
      margin="normal"
      label={t('suspension.reason')}
      helperText={t('suspension.reasonHelp')}
      value={reason}
      inputProps={{ maxLength: REASON_LENGTH }}
      onChange={event => onChange(event.target.value)}
    />
  );
};
