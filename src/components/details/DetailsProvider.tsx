import { useMemo, useRef, type ReactNode } from 'react';
import type { FluxResource } from '../../flux';
import { DetailsLinksProvider, onDemand } from '../shared';
import { useOpenDetails } from './useOpenDetails';
import { useReturnedFocus } from './useReturnedFocus';

// Loaded when first opened: cards do not wait for it.
const DetailsDrawer = onDemand(
  async () => (await import('./DetailsDrawer')).DetailsDrawer,
);

/**
 * Shows the details of the object that the page's URL names for a card, and lets every {@link ObjectLink} in the card
 * open them.
 */
export const DetailsProvider = (props: {
  /** Id of the card. */
  card: string;
  /** Everything that is known, by key. */
  byKey: ReadonlyMap<string, FluxResource>;
  children: ReactNode;
}) => {
  const { card, byKey, children } = props;
  const details = useOpenDetails(card);
  const { hrefOf, open } = details;
  const links = useMemo(() => ({ hrefOf, open }), [hrefOf, open]);
  const start = useRef<HTMLSpanElement>(null);
  useReturnedFocus(details, start);
  return (
    <DetailsLinksProvider value={links}>
      <span ref={start} tabIndex={-1} />
      {children}
      {details.opened && (
        <DetailsDrawer
          details={details}
          opened={details.opened}
          byKey={byKey}
        />
      )}
    </DetailsLinksProvider>
  );
};
