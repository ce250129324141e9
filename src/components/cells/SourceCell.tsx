import { namespacedName, sourceOf, type FluxResource } from '../../flux';
import type { FluxRow } from '../table';
import { inCell, type Translate, useCellStyles, useTranslate } from '../shared';
import { StatusIcon } from './StatusIcon';

/** `./deploy`, or `podinfo 6.x`: what an applier takes from its source. */
export function takenFromSource(resource: FluxResource): string | undefined {
  return resource.content;
}

/** Returns kind, namespace and name: `GitRepository flux-system/podinfo`. */
export function sourceTitle(resource: FluxResource): string | undefined {
  const source = sourceOf(resource);
  return source && `${source.kind} ${namespacedName(source)}`;
}

/** `source failed`; `undefined` for a ready source, which explains nothing. */
export function sourceStatus(
  { comparison, isSourceMissing }: FluxRow,
  t: Translate,
): string | undefined {
  if (isSourceMissing) return t('source.missing');
  const word = comparison?.source.status.word;
  return word && word !== 'Ready' ? t(`source.status.${word}`) : undefined;
}

/** Where an applier's content comes from; with the source's own status where it is known, to show whose fault it is. */
export const SourceCell = ({ row }: { row: FluxRow }) => {
  const t = useTranslate();
  const classes = useCellStyles();
  const { resource, comparison } = row;
  const title = sourceTitle(resource);
  const taken = takenFromSource(resource);
  const status = sourceStatus(row, t);
  const word = row.isSourceMissing ? 'Failed' : comparison?.source.status.word;
  return (
    <>
      <div className={classes.line}>
        {status && word && <StatusIcon word={word} />}
        <span className={classes.clusterText}>
          {inCell(title ?? t('source.unknown'))}
        </span>
      </div>
      {status && <div className={classes.secondary}>{status}</div>}
      {taken && (
        <div className={`${classes.secondary} ${classes.clusterText}`}>
          {inCell(taken)}
        </div>
      )}
    </>
  );
};
