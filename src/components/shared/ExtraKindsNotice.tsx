import { useKinds } from '../../hooks';
import { onDemand } from './onDemand';

const Problems = onDemand(
  async () => (await import('./ExtraKindProblems')).ExtraKindProblems,
);

/** Says which entries of `flux.extraKinds` in app-config are ignored, and why. Nothing is loaded while there are none. */
export const ExtraKindsNotice = () => {
  const { problems } = useKinds();
  return problems.length > 0 ? <Problems problems={problems} /> : null;
};
