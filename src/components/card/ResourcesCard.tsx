import { useMemo } from 'react';
import type { FluxKind } from '../../flux';
import { defaultColumns } from './defaultColumns';
import { FluxCard, type FluxCardProps } from './FluxCard';
import { listedKinds } from './listedKinds';

/** Settings of a card of any kinds. @public */
export interface FluxResourcesCardProps extends FluxCardProps {
  /** The kinds to list, also those without a card of their own. Sources that the entity's resources share are included. */
  kinds: readonly FluxKind[];
}

/**
 * A card with the entity's Flux resources of any kinds.
 *
 * @param hasShared - also lists the sources that the entity's resources share
 */
export const KindsCard = ({
  kinds,
  hasShared = false,
  ...props
}: FluxResourcesCardProps & { hasShared?: boolean }) => {
  // Compared by their names, as an app may write the list in place.
  const names = kinds.join();
  const definition = useMemo(() => {
    const listed = listedKinds(names.split(','), hasShared);
    return { ...listed, columns: defaultColumns(listed.kinds) };
  }, [names, hasShared]);
  return <FluxCard name="resources" definition={definition} {...props} />;
};

/** A card with the entity's Flux resources of any kinds, and the sources of these kinds that they share. */
export const ResourcesCard = (props: FluxResourcesCardProps) => (
  <KindsCard {...props} hasShared />
);
