import { onDemand } from '../shared';

/** Content of a card without resources. */
export const EmptyCard = onDemand(async () => {
  return (await import('./EmptyState')).EmptyState;
});
