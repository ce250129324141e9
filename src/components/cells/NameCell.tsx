import type { FluxRow } from '../table';
import {
  inCell,
  InfoTooltip,
  type Translate,
  useCellStyles,
  useTranslate,
} from '../shared';

/** Returns why a resource without the entity's label is in the table; `undefined` for one that has the label. */
export function shareMark({ isShared, isManaged }: FluxRow, t: Translate) {
  if (isManaged) {
    return { text: t('shared.managed'), detail: t('shared.managedDetail') };
  }
  return isShared
    ? { text: t('shared.mark'), detail: t('shared.detail') }
    : undefined;
}

/** Name, namespace and cluster of a resource. */
export const NameCell = ({ row }: { row: FluxRow }) => {
  const t = useTranslate();
  const classes = useCellStyles();
  const { name, namespace, cluster } = row.resource;
  const mark = shareMark(row, t);
  return (
    <>
      <div className={`${classes.name} ${classes.clusterText}`}>
        <bdi>{inCell(name || '—')}</bdi>
      </div>
      <div className={`${classes.secondary} ${classes.clusterText}`}>
        <bdi>{inCell(namespace || '—')}</bdi> · <bdi>{cluster}</bdi>
      </div>
      {mark && (
        <InfoTooltip className={classes.mark} detail={mark.detail}>
          {mark.text}
        </InfoTooltip>
      )}
    </>
  );
};
