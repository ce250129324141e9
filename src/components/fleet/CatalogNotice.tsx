import { makeStyles } from '@material-ui/core/styles';
import type { Catalog } from '../../hooks/catalog';
import { problemWords, useTranslate, useWords } from '../shared';

const useStyles = makeStyles(
  theme => ({
    line: {
      ...theme.typography.caption,
      color: theme.palette.text.secondary,
      margin: 0,
      padding: theme.spacing(1, 2, 0),
    },
  }),
  { name: 'FluxCatalogNotice' },
);

/** Says in one line why there are no entities in the table. */
export const CatalogNotice = ({ catalog }: { catalog: Catalog }) => {
  const t = useTranslate();
  const problemOf = useWords(problemWords);
  const classes = useStyles();
  const { error, isEmpty, entitiesOf } = catalog;
  if (!isEmpty && (!error || entitiesOf)) return null;
  return (
    <p role="status" className={classes.line} title={error?.message}>
      {error && !isEmpty
        ? t('entity.notRead', { problem: problemOf(error) })
        : t('entity.noneFound')}
    </p>
  );
};
