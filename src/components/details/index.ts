import { onDemand } from '../shared';

export { DetailsProvider } from './DetailsProvider';

/** See FailingPods.tsx. Drawn once details have found any: their code is loaded then. */
export const FailingPods = onDemand(
  async () => (await import('./FailingPods')).FailingPods,
);
