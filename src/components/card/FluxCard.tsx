import {
  MissingAnnotationEmptyState,
  useEntity,
} from '@backstage/plugin-catalog-react';
import { KUBERNETES_ANNOTATION } from '@backstage/plugin-kubernetes-common';
import { useMemo } from 'react';
import type { FluxError } from '../../api';
import type { FluxKind } from '../../flux';
import { useListing, type FluxResources } from '../../hooks';
import {
  type CardName,
  chosenColumns,
  type ColumnId,
  type FluxColumn,
} from '../table/columns';
import { isFluxAvailable } from '../isFluxAvailable';
import { FluxTable, FluxTableSkeleton, useRows } from '../table';
import { type Translate, useScope, useTranslate } from '../shared';
import { useActionMessages } from '../actions';
import { EmptyState } from './EmptyState';
import { StatusBanner } from './StatusBanner';
import { sharedForCard } from './sharedSources';
import { TitledCard } from './TitledCard';
import { LoadError } from './LoadError';

/** What makes one card differ from another. */
export interface FluxCardLine {
  readonly title: CardName;
  readonly kinds: readonly FluxKind[];
  readonly columns: readonly FluxColumn[];
  /** The kinds of shared sources that it shows, too; those that name them are then polled as well. */
  readonly sharedKinds?: readonly FluxKind[];
}

/** What an app can set on each card. @public */
export interface FluxCardProps {
  /**
   * Search, filters and pages, for cards that hold more than a few rows. True by default; false for a plain table of
   * all rows.
   */
  many?: boolean;
  /** In place of the card's own title. */
  title?: string;
  /**
   * The columns that it shows, in this order; all of the card's own by default. The name is always among them, and
   * first where it is not listed. What the card does not have is left out.
   */
  columns?: readonly ColumnId[];
}

const NO_KINDS: readonly FluxKind[] = [];
/** Those that name sources. */
const APPLIERS: readonly FluxKind[] = ['Kustomization', 'HelmRelease'];

/** Why there is nothing at all to show, not even that there is nothing; `undefined` where there is something. */
function fatalErrors(
  known: FluxResources,
  kinds: readonly FluxKind[],
  rowCount: number,
): readonly FluxError[] | undefined {
  const { resources, clusters, pending, errors, failure } = known;
  const isWaiting = rowCount === 0 && pending.length > 0;
  if (resources === undefined || isWaiting) return failure && [failure];
  if (rowCount > 0 || clusters.length === 0) return undefined;
  const isNothingKnown = errors.length >= clusters.length * kinds.length;
  const isEveryClusterLost = clusters.every(({ name }) =>
    errors.some(({ cluster, kind }) => cluster === name && !kind),
  );
  return isNothingKnown || isEveryClusterLost ? errors : undefined;
}

/** What the cards are made of, whichever of them has something to show. */
const FilledCard = (props: {
  t: Translate;
  title: string;
  line: FluxCardLine;
  columns: readonly FluxColumn[];
  many: boolean;
}) => {
  const { t, title, line, columns, many } = props;
  const { kinds, sharedKinds = NO_KINDS } = line;
  const known = useListing(
    useScope(),
    kinds,
    sharedKinds.length > 0 ? APPLIERS : NO_KINDS,
  );
  const { resources, byKey, shared, clusters } = known;
  const { pending, errors, failure, refresh } = known;
  const others = useMemo(
    () => sharedForCard(t, shared, sharedKinds),
    [t, shared, sharedKinds],
  );
  const shown = useMemo(
    () => [...(resources ?? []), ...others.resources],
    [resources, others],
  );
  const rows = useRows({ resources: shown, byKey, shared });
  const { onAction, states } = useActionMessages(t);
  const fatal = fatalErrors(known, kinds, rows.length);
  const isIncomplete =
    errors.length > 0 || pending.length > 0 || failure !== undefined;

  const content = () => {
    if (fatal) return <LoadError t={t} errors={fatal} onRetry={refresh} />;
    if (resources === undefined || (rows.length === 0 && pending.length > 0)) {
      return (
        <FluxTableSkeleton t={t} title={title} columns={columns} many={many} />
      );
    }
    return rows.length > 0 ? (
      <FluxTable
        t={t}
        title={title}
        card={line.title}
        rows={rows}
        columns={columns}
        many={many}
        isIncomplete={isIncomplete}
        actionStates={states}
        onAction={onAction}
      />
    ) : (
      <EmptyState
        t={t}
        kinds={kinds}
        clusters={clusters}
        isIncomplete={isIncomplete}
      />
    );
  };
  return (
    <TitledCard
      title={title}
      aside={
        !fatal && (
          <StatusBanner t={t} title={title} known={known} more={others.lines} />
        )
      }
    >
      {content()}
    </TitledCard>
  );
};

/** A card with the Flux resources of some kinds that belong to the entity of the page. */
export const FluxCard = (props: FluxCardProps & { line: FluxCardLine }) => {
  const { line, many = true } = props;
  const t = useTranslate();
  const { entity } = useEntity();
  // By their names: an app may well write the list in place.
  const chosen = props.columns?.join();
  const columns = useMemo(
    () => chosenColumns(line.columns, chosen?.split(',')),
    [line, chosen],
  );
  if (!isFluxAvailable(entity)) {
    return <MissingAnnotationEmptyState annotation={KUBERNETES_ANNOTATION} />;
  }
  return (
    <FilledCard
      t={t}
      title={props.title ?? t(`card.title.${line.title}`)}
      line={line}
      columns={columns}
      many={many}
    />
  );
};
