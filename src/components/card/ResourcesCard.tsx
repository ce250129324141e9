import { Typography } from '@material-ui/core';
import { useMemo } from 'react';
import type { FluxKind } from '../../flux';
import { useKinds } from '../../hooks';
import { useAppTranslate } from '../shared';
import { defaultColumns } from './defaultColumns';
import { FluxCard, type FluxCardProps } from './FluxCard';
import { listedKinds, unknownKinds } from './listedKinds';
import { TitledCard } from './TitledCard';

/** Settings of a card of any kinds. @public */
export interface FluxResourcesCardProps extends FluxCardProps {
  /**
   * The kinds to list, also those without a card of their own and those in `flux.extraKinds` of app-config; by default
   * all, and also if the list is empty. Sources that the entity's resources share are included.
   */
  kinds?: readonly (FluxKind | (string & {}))[];
}

/**
 * A card with the entity's Flux resources of any kinds.
 *
 * @param hasShared - also lists the sources that the entity's resources share
 */
export const KindsCard = ({
  id,
  kinds: chosen = [],
  hasShared = false,
  ...props
}: FluxResourcesCardProps & {
  /** Default: by the chosen kinds, since a page may have several. */
  id?: string;
  hasShared?: boolean;
}) => {
  const t = useAppTranslate();
  const { all } = useKinds();
  const kinds = chosen.length > 0 ? chosen : all;
  // Compared by their names, as an app may write the list in place.
  const names = kinds.join();
  const { definition, unknown } = useMemo(() => {
    const wanted = names.split(',');
    const listed = listedKinds(wanted, hasShared);
    return {
      definition: { ...listed, columns: defaultColumns(listed.kinds) },
      unknown: unknownKinds(wanted),
    };
  }, [names, hasShared]);
  const notes = unknown.map(kind => {
    const text = t('extraKinds.unknown', { kind });
    return { text, detail: text };
  });
  if (definition.kinds.length === 0 && notes.length > 0) {
    return (
      <TitledCard title={props.title ?? t('card.title.resources')}>
        {notes.map(({ text }) => (
          <Typography key={text} variant="body2" style={{ padding: 16 }}>
            {text}
          </Typography>
        ))}
      </TitledCard>
    );
  }
  return (
    <FluxCard
      id={id ?? ['resources', ...chosen].join(' ')}
      name="resources"
      definition={definition}
      notes={notes}
      {...props}
    />
  );
};

/** A card with the entity's Flux resources of any kinds, and the sources of these kinds that they share. */
export const ResourcesCard = (props: FluxResourcesCardProps) => (
  <KindsCard {...props} hasShared />
);
