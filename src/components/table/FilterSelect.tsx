import { TextField } from '@material-ui/core';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslate } from '../shared';

const useStyles = makeStyles(
  { select: { flex: '0 1 auto', minWidth: 110, maxWidth: 200 } },
  { name: 'FluxFilterSelect' },
);

/** Select of one filter, which matches all rows unless a value is chosen. */
export const FilterSelect = (props: {
  label: string;
  chosen: string | undefined;
  values: readonly { readonly value: string; readonly text: string }[];
  onChange: (value: string | undefined) => void;
}) => {
  const t = useTranslate();
  const classes = useStyles();
  const { label, chosen, values, onChange } = props;
  return (
    <TextField
      select
      size="small"
      variant="outlined"
      className={classes.select}
      label={label}
      value={chosen ?? ''}
      onChange={event => onChange(event.target.value || undefined)}
      SelectProps={{ native: true }}
      InputLabelProps={{ shrink: true }}
      inputProps={{ 'aria-label': label }}
    >
      <option value="">{t('table.filterAll')}</option>
      {values.map(({ value, text }) => (
        <option
          key={value}
          value={value}
          title={text === value ? undefined : value}
        >
          {text}
        </option>
      ))}
    </TextField>
  );
};
