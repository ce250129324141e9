import type { FluxProgress } from '../../api';
import { useTranslate, useWords } from '../shared';
import { stageWords } from './stageWords';

/** The stages of an action up to the current one: `GitRepository a/b main@3f2a91c → Applying…`. */
export const ProgressText = (props: {
  resourceKey: string;
  progress: FluxProgress;
}) => {
  const t = useTranslate();
  const { ownText, sourceText } = useWords(stageWords);
  const { stages, isLong } = props.progress;
  const next = stages.findIndex(({ state }) => state === 'pending');
  const isAnyRunning = stages.some(({ state }) => state === 'running');
  // Between two stages the next one counts as started.
  const reached = stages.filter(
    ({ state }, index) =>
      state !== 'pending' || (index === next && !isAnyRunning),
  );
  const texts = reached.map(stage =>
    stage.key === props.resourceKey ? ownText(stage) : sourceText(stage),
  );
  return (
    <>
      {texts.join(' → ')}
      {isLong && ` ${t('progress.long')}`}
    </>
  );
};
