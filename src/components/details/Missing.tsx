import { Typography } from '@material-ui/core';
import { makeStyles } from '@material-ui/core/styles';
import type { ObjectRef } from '../../flux';
import { titleInCell, useTranslate } from '../shared';

const useStyles = makeStyles(
  theme => ({ root: { padding: theme.spacing(2, 3) } }),
  { name: 'FluxMissing' },
);

/** Says that an object does not exist, or no longer. */
export const Missing = ({ objectRef: ref }: { objectRef: ObjectRef }) => {
  const t = useTranslate();
  const classes = useStyles();
  const what = titleInCell(ref);
  return (
    <Typography role="status" className={classes.root}>
      {t('details.missing', { what, cluster: t.cluster(ref.cluster) })}
    </Typography>
  );
};
