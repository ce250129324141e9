import { useFluxProgress } from '../../hooks';
import { onDemand } from '../shared';
import { loadMenus } from './loadMenus';

const ProgressText = onDemand(async () => (await loadMenus()).ProgressText);

/**
 * The progress of an action that has several stages or takes long. For a single stage that has begun and not taken long
 * there is none: its button shows that it is running.
 */
export const ProgressLine = (props: {
  resourceKey: string;
  /** Draws the text; not called if there is none. */
  children: (text: JSX.Element) => JSX.Element;
}) => {
  const { resourceKey, children } = props;
  const progress = useFluxProgress(resourceKey);
  if (!progress) return null;
  const { stages, isLong } = progress;
  const isWaiting = stages.some(({ isNotPickedUp }) => isNotPickedUp);
  return stages.length > 1 || isLong || isWaiting
    ? children(<ProgressText {...{ resourceKey, progress }} />)
    : null;
};
