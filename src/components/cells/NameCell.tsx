import type { FluxResource } from '../../flux';
import { inCell, InfoTooltip, type Translate, useCellStyles } from '../shared';

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
      <div className={`${classes.name} ${classes.clusterText}`}>
        <bdi>{inCell(name || '—')}</bdi>
      </div>
      <div className={`${classes.secondary} ${classes.clusterText}`}>
        <bdi>{inCell(namespace || '—')}</bdi> · <bdi>{cluster}</bdi>
      </div>
      {isShared && (
        <InfoTooltip className={classes.mark} detail={t('shared.detail')}>
          {t('shared.mark')}
        </InfoTooltip>
      )}
    </>
  );
};
