import { isReadable, namespacedName, type FluxResource } from '../../flux';
import type { FluxRow } from '../rows';
import type { Translate } from '../translate';
import { StatusIcon } from './StatusIcon';
import { useCellStyles } from './styles';

/** `./deploy`, or `podinfo 6.x`: what an applier takes from its source. */
export function takenFromSource(resource: FluxResource): string | undefined {
  if (!isReadable(resource)) return undefined;
  if (resource.kind === 'Kustomization') return resource.path;
  if (resource.kind === 'HelmRelease' && resource.chart) {
    return `${resource.chart.name} ${resource.chart.version}`;
  }
  return undefined;
}

/** `GitRepository flux-system/podinfo`. */
export function sourceTitle(resource: FluxResource): string | undefined {
  if (
    !isReadable(resource) ||
    !('sourceRef' in resource) ||
    !resource.sourceRef
  ) {
    return undefined;
  }
  return `${resource.sourceRef.kind} ${namespacedName(resource.sourceRef)}`;
}

/** Where an applier's content comes from; with the source's own status where it is known, to show whose fault it is. */
export const SourceCell = ({ t, row }: { t: Translate; row: FluxRow }) => {
  const classes = useCellStyles();
  const { resource, comparison, isSourceMissing } = row;
  const title = sourceTitle(resource);
  const taken = takenFromSource(resource);
  const word = comparison?.source.status.word;
  const status = word && t('source.status', { status: t(`status.${word}`) });
  return (
    <>
      <div className={classes.line} title={status}>
        {word && word !== 'Ready' && <StatusIcon word={word} />}
        {isSourceMissing && <StatusIcon word="Failed" />}
        <span className={classes.foreign}>{title ?? t('source.unknown')}</span>
      </div>
      {word && word !== 'Ready' && (
        <div className={classes.secondary}>{status}</div>
      )}
      {isSourceMissing && (
        <div className={classes.secondary}>{t('source.missing')}</div>
      )}
      {taken && (
        <div className={`${classes.secondary} ${classes.foreign}`}>{taken}</div>
      )}
    </>
  );
};
