import { onDemand } from '../shared';

/** What a card without resources says. */
export const EmptyCard = onDemand(async () => {
  return (await import('./EmptyState')).EmptyState;
});
