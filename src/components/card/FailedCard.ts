import { onDemand } from '../shared';

/** Content of a card of which nothing could be loaded. */
export const FailedCard = onDemand(
  async () => (await import('./LoadError')).LoadError,
  // If Backstage is unreachable, its code often is, too.
  t => t('failure.title'),
);
