import type { FluxResource } from '../../flux';
import type { FluxRow } from '../table';
import {
  BreakableText,
  ClusterName,
  defineWords,
  inCell,
  InfoTooltip,
  ObjectLink,
  useCellStyles,
  useWords,
} from '../shared';

/** Words beside the name of a resource. */
export const nameWords = defineWords(t => ({
  /** Returns why a resource without the entity's label is in the table; `undefined` for one that has the label. */
  shareMark({ isShared, isManaged }: FluxRow) {
    if (isManaged) {
      return { text: t('shared.managed'), detail: t('shared.managedDetail') };
    }
    return isShared
      ? { text: t('shared.mark'), detail: t('shared.detail') }
      : undefined;
  },

  /** Returns where a resource applies its objects, if that is not where it lives: `applies to shop on …`. */
  targetText({ target }: FluxResource): string | undefined {
    if (!target) return undefined;
    const { isRemote, remote } = target;
    const namespace = target.namespace && inCell(target.namespace);
    if (!isRemote) return namespace && t('target.namespace', { namespace });
    const cluster = remote
      ? t('target.remote', { kind: remote.kind, name: inCell(remote.name) })
      : t('target.unnamed');
    return namespace
      ? t('target.both', { namespace, cluster })
      : t('target.cluster', { cluster });
  },
}));

/** Name, namespace and cluster of a resource, and where it applies its objects. */
export const NameCell = ({ row }: { row: FluxRow }) => {
  const { shareMark, targetText } = useWords(nameWords);
  const classes = useCellStyles();
  const { name, namespace, cluster } = row.resource;
  const mark = shareMark(row);
  const target = targetText(row.resource);
  return (
    <>
      <div className={`${classes.name} ${classes.clusterText}`}>
        <ObjectLink to={row.resource} className={classes.link}>
          <bdi>
            <BreakableText>{inCell(name || '—')}</BreakableText>
          </bdi>
        </ObjectLink>
      </div>
      <div className={`${classes.secondary} ${classes.clusterText}`}>
        <bdi>{inCell(namespace || '—')}</bdi> · <ClusterName name={cluster} />
      </div>
      {target && (
        <div className={`${classes.secondary} ${classes.clusterText}`}>
          {target}
        </div>
      )}
      {mark && (
        <InfoTooltip className={classes.mark} detail={mark.detail}>
          {mark.text}
        </InfoTooltip>
      )}
    </>
  );
};
