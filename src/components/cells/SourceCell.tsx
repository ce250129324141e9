import {
  definitionOf,
  isReadable,
  namespacedName,
  sourceOf,
  type FluxResource,
} from '../../flux';
import type { FluxRow } from '../table';
import {
  BreakableText,
  defineWords,
  inCell,
  resourceTitle,
  useCellStyles,
  useTranslate,
  useWords,
} from '../shared';
import { StatusIcon } from './StatusIcon';
import { followed } from './UrlCell';

/** Returns whether an object has a source, though it may not be known. Those of Flux Operator have none. */
const hasSource = (resource: FluxResource) =>
  !isReadable(resource) || definitionOf(resource.kind).role === 'applier';

/**
 * Returns what an applier takes from its source, unless that is all of it: `deploy`, or `podinfo 6.x`. Of a kind without
 * sources, the versions that it follows: `semver 2.x`.
 */
export function takenFromSource(resource: FluxResource): string | undefined {
  const content = resource.content?.replace(/^\.?\/+|^\.$/, '');
  return content || (hasSource(resource) ? undefined : followed(resource));
}

/** Returns the source of an applier: `GitRepository flux-system/podinfo`. */
export function sourceTitle(resource: FluxResource): string | undefined {
  const source = resource.revisions && sourceOf(resource);
  return source && resourceTitle(source);
}

/** Returns the status of the source unless it is ready: `source failed`. */
export const sourceWords = defineWords(
  t =>
    ({ comparison, isSourceMissing }: FluxRow): string | undefined => {
      if (isSourceMissing) return t('source.missing');
      const word = comparison?.source.status.word;
      return word && word !== 'Ready' ? t(`source.status.${word}`) : undefined;
    },
);

/** The source of an applier, with the source's own status if it explains the applier's. */
export const SourceCell = ({ row }: { row: FluxRow }) => {
  const t = useTranslate();
  const sourceStatus = useWords(sourceWords);
  const classes = useCellStyles();
  const { resource, comparison } = row;
  if (!resource.revisions && isReadable(resource)) return null;
  const source = resource.revisions && sourceOf(resource);
  const taken = takenFromSource(resource);
  const status = sourceStatus(row);
  const word = row.isSourceMissing ? 'Failed' : comparison?.source.status.word;
  return (
    <>
      <div className={classes.clusterText}>
        {source ? (
          <>
            {source.kind}{' '}
            <span className={classes.whole}>
              <BreakableText>{inCell(namespacedName(source))}</BreakableText>
            </span>
          </>
        ) : (
          hasSource(resource) && t('source.unknown')
        )}
      </div>
      {taken && (
        <div className={`${classes.secondary} ${classes.clusterText}`}>
          <BreakableText>{inCell(taken)}</BreakableText>
        </div>
      )}
      {(status || row.isSourceLate) && (
        <div
          className={`${classes.secondary} ${classes.line} ${classes.sourceState}`}
        >
          {status && word && <StatusIcon word={word} />}
          {status}
        </div>
      )}
    </>
  );
};
