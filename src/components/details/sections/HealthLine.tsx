import type { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import type { ObjectRef } from '../../../flux';
import type { Health } from '../../../flux/details';
import { StatusIcon } from '../../cells';
import { inCell, useCellStyles, useTranslate, useWords } from '../../shared';
import { HEALTH_ICON, healthWords } from '../../shared/late';

const useStyles = makeStyles(
  theme => ({
    line: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0, 1),
      minHeight: 24,
    },
    state: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(0.5),
    },
    reason: { whiteSpace: 'pre-line' },
  }),
  { name: 'FluxHealthLine' },
);

/** Kind and name of an object, and its state in words. */
export const ObjectLine = (props: {
  objectRef: ObjectRef;
  /** Namespace that goes without saying. */
  within?: string;
  name?: ReactNode;
  state: ReactNode;
  children?: ReactNode;
}) => {
  const classes = useStyles();
  const cells = useCellStyles();
  const { objectRef: ref, within, name, state, children } = props;
  return (
    <>
      <div className={classes.line}>
        <span className={classes.state}>{state}</span>
        <span className={cells.clusterText}>
          <span className={cells.secondary}>{inCell(ref.kind)}</span>{' '}
          <bdi className={cells.name}>{name ?? inCell(ref.name)}</bdi>
          {ref.namespace !== undefined && ref.namespace !== within && (
            <span className={cells.secondary}> · {inCell(ref.namespace)}</span>
          )}
        </span>
      </div>
      {children}
    </>
  );
};

/** Health in words with its icon. */
export const HealthState = ({ health: { word } }: { health: Health }) => {
  const t = useTranslate();
  return (
    <>
      <StatusIcon word={HEALTH_ICON[word]} />
      {t(`details.health.${word}`)}
    </>
  );
};

/** Why the health of an object is what it is. */
export const HealthWhy = ({ health: { word, reason } }: { health: Health }) => {
  const healthReason = useWords(healthWords);
  const classes = useStyles();
  const cells = useCellStyles();
  if (!reason) return null;
  const look = word === 'healthy' ? cells.secondary : '';
  return (
    <div className={`${look} ${cells.clusterText} ${classes.reason}`}>
      {healthReason(reason)}
    </div>
  );
};
