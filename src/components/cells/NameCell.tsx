import type { FluxResource } from '../../flux';
import { inCell } from '../shared/text';
import type { Translate } from '../shared/translate';
import { Hint } from '../shared/InfoTooltip';
import { useCellStyles } from './styles';

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
        <bdi>{inCell(name || '—')}</bdi>
      </div>
      <div className={`${classes.secondary} ${classes.foreign}`}>
        <bdi>{inCell(namespace || '—')}</bdi> · <bdi>{cluster}</bdi>
      </div>
      {isShared && (
        <Hint className={classes.mark} detail={t('shared.detail')}>
          {t('shared.mark')}
        </Hint>
      )}
    </>
  );
};
