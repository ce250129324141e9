import { useFluxProgress } from '../../hooks';
import { useTranslate, useWords } from '../shared';
import { stageWords } from './stageWords';

/**
 * Returns the stages of an action up to the current one: `GitRepository a/b main@3f2a91c → Applying…`.
 *
 * @returns `undefined` for a single stage that has begun and not taken long: its button shows that it is running
 */
export function useProgressText(resourceKey: string): string | undefined {
  const t = useTranslate();
  const { ownText, sourceText } = useWords(stageWords);
  const progress = useFluxProgress(resourceKey);
  if (!progress) return undefined;
  const { stages, isLong } = progress;
  const isWaiting = stages.some(({ isNotPickedUp }) => isNotPickedUp);
  if (stages.length < 2 && !isLong && !isWaiting) return undefined;
  const next = stages.findIndex(({ state }) => state === 'pending');
  const isAnyRunning = stages.some(({ state }) => state === 'running');
  // Between two stages the next one counts as started.
  const reached = stages.filter(
    ({ state }, index) =>
      state !== 'pending' || (index === next && !isAnyRunning),
  );
  const texts = reached.map(stage =>
    stage.key === resourceKey ? ownText(stage) : sourceText(stage),
  );
  return [texts.join(' → '), isLong && t('progress.long')]
    .filter(Boolean)
    .join(' ');
}

/** The progress of an action that has several stages or takes long. */
export const ProgressLine = (props: {
  resourceKey: string;
  /** Draws the text; not called if there is none. */
  children: (text: string) => JSX.Element;
}) => {
  const text = useProgressText(props.resourceKey);
  return text === undefined ? null : props.children(text);
};
