import { InfoCard } from '@backstage/core-components';
import {
  MissingAnnotationEmptyState,
  useEntity,
} from '@backstage/plugin-catalog-react';
import { useId, useMemo } from 'react';
import type { FluxKind } from '../../flux';
import { useFluxResources } from '../../hooks';
import type { FluxColumn } from '../columns';
import { FluxTable, FluxTableSkeleton } from '../FluxTable';
import { useRows } from '../rows';
import { useTranslate, type Translate } from '../translate';
import { useActionMessages } from '../useActionMessages';
import { NothingFound } from './NothingFound';
import { Notices } from './Notices';
import { sharedForCard } from './sharedSources';
import { TotalFailure } from './TotalFailure';

/** What makes one card differ from another. */
export interface FluxCardLine {
  readonly title:
    | 'deployments'
    | 'sources'
    | 'helmReleases'
    | 'kustomizations'
    | 'gitRepositories'
    | 'ociRepositories'
    | 'helmRepositories'
    | 'imagePolicies';
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
}

const NO_KINDS: readonly FluxKind[] = [];
/** Those that name sources. */
const APPLIERS: readonly FluxKind[] = ['Kustomization', 'HelmRelease'];

const FluxCardContent = (props: {
  t: Translate;
  title: string;
  line: FluxCardLine;
  many: boolean;
}) => {
  const { t, title, line, many } = props;
  const { kinds, columns, sharedKinds = NO_KINDS } = line;
  const known = useFluxResources(
    kinds,
    sharedKinds.length > 0 ? APPLIERS : NO_KINDS,
  );
  const {
    resources,
    byKey,
    shared,
    clusters,
    pending,
    errors,
    failure,
    refresh,
  } = known;
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

  const isWaiting = shown.length === 0 && pending.length > 0;
  if (resources === undefined || isWaiting) {
    return failure ? (
      <TotalFailure t={t} errors={[failure]} onRetry={refresh} />
    ) : (
      <FluxTableSkeleton t={t} title={title} columns={columns} many={many} />
    );
  }
  const isIncomplete =
    errors.length > 0 || pending.length > 0 || failure !== undefined;
  const isNothingKnown =
    rows.length === 0 &&
    clusters.length > 0 &&
    errors.length >= clusters.length * kinds.length;
  const isEveryClusterLost =
    rows.length === 0 &&
    clusters.length > 0 &&
    clusters.every(({ name }) =>
      errors.some(({ cluster, kind }) => cluster === name && !kind),
    );
  if (isNothingKnown || isEveryClusterLost) {
    return <TotalFailure t={t} errors={errors} onRetry={refresh} />;
  }
  return (
    <>
      <Notices t={t} title={title} known={known} more={others.lines} />
      {rows.length > 0 ? (
        <FluxTable
          t={t}
          title={title}
          rows={rows}
          columns={columns}
          many={many}
          isIncomplete={isIncomplete}
          actionStates={states}
          onAction={onAction}
        />
      ) : (
        <NothingFound
          t={t}
          kinds={kinds}
          clusters={clusters}
          isIncomplete={isIncomplete}
        />
      )}
    </>
  );
};

const ID = 'backstage.io/kubernetes-id';
const SELECTOR = 'backstage.io/kubernetes-label-selector';

/** A card with the Flux resources of some kinds that belong to the entity of the page. */
export const FluxCard = ({
  line,
  many = true,
}: FluxCardProps & { line: FluxCardLine }) => {
  const t = useTranslate();
  const { entity } = useEntity();
  const id = useId();
  const { annotations } = entity.metadata;
  const title = t(`card.title.${line.title}`);
  if (!annotations?.[ID] && !annotations?.[SELECTOR]) {
    return <MissingAnnotationEmptyState annotation={ID} />;
  }
  return (
    <section aria-labelledby={id}>
      <InfoCard title={<span id={id}>{title}</span>} noPadding>
        <FluxCardContent t={t} title={title} line={line} many={many} />
      </InfoCard>
    </section>
  );
};
