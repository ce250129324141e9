import { TextField } from '@material-ui/core';
import { useId } from 'react';
import type { Translate } from '../translate';

/** As much as one reads in a row of a table. */
const REASON_LENGTH = 200;

/** Why something is suspended; it may stay empty. */
export const ReasonField = (props: {
  t: Translate;
  reason: string;
  onChange: (reason: string) => void;
}) => {
  const { t, reason, onChange } = props;
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
