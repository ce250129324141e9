import type { FluxResource } from '../../flux';
import { shorten } from '../text';
import type { Translate } from '../translate';
import { Hint } from './Hint';
import { useCellStyles } from './styles';

/** Longer than Kubernetes lets a name be: only a broken object has such a one. */
const NAME_LENGTH = 260;

/** Which object it is: name, namespace and cluster. */
export const NameCell = (props: {
  t: Translate;
  resource: FluxResource;
  isShared: boolean;
}) => {
  const classes = useCellStyles();
  const { t, isShared } = props;
  const { name, namespace, cluster } = props.resource;
  return (
    <>
      <div className={`${classes.name} ${classes.foreign}`}>
        <bdi>{shorten(name || '—', NAME_LENGTH)}</bdi>
      </div>
      <div className={`${classes.secondary} ${classes.foreign}`}>
        <bdi>{shorten(namespace || '—', NAME_LENGTH)}</bdi> ·{' '}
        <bdi>{cluster}</bdi>
      </div>
      {isShared && (
        <Hint className={classes.mark} detail={t('shared.detail')}>
          {t('shared.mark')}
        </Hint>
      )}
    </>
  );
};
