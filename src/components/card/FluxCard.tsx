import { useMemo, type ComponentType, type ReactNode } from 'react';
import type { FluxKind } from '../../flux';
import { useIsAsked, useListing, type FluxResources } from '../../hooks';
import type { EntitiesOf } from '../../hooks/catalog';
import { useActionMessages } from '../actions';
import type { CardDefinition, CardName } from '../cards';
import { DetailsProvider } from '../details';
import { type ErrorLine, useScope } from '../shared';
import { chosenColumns, FluxTable, rowsOf, type FluxRow } from '../table';
import type { MoreFilters } from '../table/fleet';
import type { ColumnId, FluxColumn } from '../table/columns';
import { cardState, isIncomplete } from './cardState';
import { EntityCard } from './EntityCard';
import { EmptyCard } from './EmptyCard';
import { FailedCard } from './FailedCard';
import { alsoPolled, type ListedKinds } from './listedKinds';
import { sharedForCard } from './sharedSources';
import { StatusBanner } from './StatusBanner';
import { TitledCard } from './TitledCard';
import { usePlaceholderTurn, useRowTurn } from './useTurn';

/** Settings of a card that an app can change. @public */
export interface FluxCardProps {
  /**
   * Search, filters and pages, for cards that hold more than a few rows. True by default; false for a plain table of
   * all rows.
   */
  many?: boolean;
  /** Replaces the card's own title. */
  title?: string;
  /**
   * The columns to show, in this order; all of the card's own by default. The name is always among them, and first if
   * it is not listed. Columns that the card does not have are left out.
   */
  columns?: readonly ColumnId[];
}

const NO_KINDS: readonly FluxKind[] = [];
const NO_NOTES: readonly ErrorLine[] = [];
/** Height of the placeholders in px, with a search in one line. */
const COMING_HEIGHT = 238;

/** A card with the resources of some kinds in the scope that is provided. */
export const ListedCard = (props: {
  id: string;
  title: string;
  listed: ListedKinds;
  columns: readonly FluxColumn[];
  many: boolean;
  /** Returns the entities that a resource belongs to, where the table shows them. */
  entitiesOf?: EntitiesOf;
  moreFilters?: ComponentType<MoreFilters>;
  /** A further problem of the card. */
  notes?: readonly ErrorLine[];
  /** Returns more to show above the table. */
  above?: (known: FluxResources, rows: readonly FluxRow[]) => ReactNode;
}) => {
  const { id, title, listed, columns, many, above, entitiesOf } = props;
  const { notes = NO_NOTES } = props;
  const { kinds, sharedKinds = NO_KINDS } = listed;
  const scope = useScope();
  const known = useListing(scope, kinds, alsoPolled(listed));
  const { resources, byKey, shared, clusters, refresh } = known;
  const others = useMemo(
    () => sharedForCard(shared, sharedKinds),
    [shared, sharedKinds],
  );
  const rows = useMemo(
    () =>
      rowsOf({
        resources: [...(resources ?? []), ...others.resources],
        byKey,
        shared,
        entitiesOf,
      }),
    [resources, others, byKey, shared, entitiesOf],
  );
  const { onAction, states } = useActionMessages();
  const state = cardState(listed, known);
  const mayDraw = useRowTurn(rows.length > 0);
  const hasPlaceholders = usePlaceholderTurn(
    useIsAsked(scope) && state.is === 'loading',
  );

  const empty = (
    <EmptyCard {...{ kinds, clusters }} isIncomplete={isIncomplete(state)} />
  );
  const content = () => {
    switch (state.is) {
      case 'failed':
        return <FailedCard errors={state.errors} onRetry={refresh} />;
      case 'empty':
        return empty;
      default: {
        const isLoading =
          state.is === 'loading' || (rows.length > 0 && !mayDraw);
        if (isLoading && !hasPlaceholders) {
          return <div aria-busy style={{ height: COMING_HEIGHT }} />;
        }
        const hasUnread = others.problems.some(({ error }) => error);
        return isLoading || rows.length > 0 ? (
          <FluxTable
            title={title}
            card={id}
            isLoading={isLoading}
            rows={rows}
            columns={columns}
            many={many}
            moreFilters={props.moreFilters}
            isIncomplete={isIncomplete(state) || hasUnread}
            actionStates={states}
            onAction={onAction}
          />
        ) : (
          empty
        );
      }
    }
  };
  return (
    <TitledCard
      title={title}
      aside={
        state.is !== 'failed' && (
          <StatusBanner
            title={title}
            known={known}
            shared={others.problems}
            more={notes}
          />
        )
      }
    >
      <DetailsProvider card={id} byKey={byKey}>
        {state.is !== 'failed' && above?.(known, rows)}
        {content()}
      </DetailsProvider>
    </TitledCard>
  );
};

/** A card with the Flux resources of some kinds that belong to the entity of the page. */
export const FluxCard = (
  props: FluxCardProps & {
    definition: ListedKinds & Pick<CardDefinition, 'columns'>;
    /** Tells its bulk actions and its part of the page's URL (`cardInUrl`) from those of other cards. Default: the name. */
    id?: string;
    /** Key of its title among the translations. */
    name: CardName | 'resources';
    notes?: readonly ErrorLine[];
  },
) => {
  const { definition, name, id = name, notes, many = true } = props;
  // Compared by their names, as an app may write the list in place.
  const chosen = props.columns?.join();
  const columns = useMemo(
    () => chosenColumns(definition.columns, chosen?.split(',')),
    [definition, chosen],
  );
  return (
    <EntityCard>
      {t => (
        <ListedCard
          id={id}
          title={props.title ?? t(`card.title.${name}`)}
          listed={definition}
          columns={columns}
          many={many}
          notes={notes}
        />
      )}
    </EntityCard>
  );
};
