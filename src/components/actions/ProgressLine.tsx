import type { FluxStage } from '../../api';
import { namespacedName, shortRevision, definitionOf } from '../../flux';
import { useFluxProgress } from '../../hooks';
import { inCell, shorten, type Translate, useTranslate } from '../shared';

const MESSAGE_LENGTH = 120;

function revisionOf({ resource }: FluxStage): string | undefined {
  const revision = resource?.artifact?.revision;
  return revision && shortRevision(revision);
}

/** Returns a title such as `GitRepository flux-system/podinfo`. */
const titleOf = (stage: FluxStage) =>
  inCell(`${stage.kind} ${namespacedName(stage)}`);

function sourceText(t: Translate, stage: FluxStage): string {
  const source = titleOf(stage);
  if (stage.state === 'skipped' && stage.skip) {
    return t('progress.skipped', { source, why: t(`skip.${stage.skip}`) });
  }
  if (stage.isNotPickedUp && stage.state === 'running') {
    return t('progress.sourceNotPickedUp', { source });
  }
  if (stage.state !== 'done') {
    return definitionOf(stage.kind).role === 'image'
      ? t('progress.scanning', { source })
      : t('progress.fetching', { source });
  }
  const revision = revisionOf(stage);
  return revision ? `${source} ${inCell(revision)}` : source;
}

function ownText(
  t: Translate,
  { kind, resource, isNotPickedUp }: FluxStage,
): string {
  if (isNotPickedUp) return t('progress.notPickedUp');
  // The message of the status would be wrong here: a routine run does not change it.
  const reconciling = resource?.conditions.find(
    ({ type, status }) => type === 'Reconciling' && status === 'True',
  );
  const message = resource?.status.running ? reconciling?.message : undefined;
  const doing =
    definitionOf(kind).role === 'applier'
      ? t('progress.applying')
      : t('progress.reconciling');
  return message
    ? `${doing} ${shorten(message.split('\n')[0] ?? '', MESSAGE_LENGTH)}`
    : doing;
}

/**
 * Returns the stages of an action up to the current one: `GitRepository a/b main@3f2a91c → Applying…`.
 *
 * @returns `undefined` for a single stage that has begun and not taken long: its button shows that it is running
 */
export function useProgressText(resourceKey: string): string | undefined {
  const t = useTranslate();
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
    stage.key === resourceKey ? ownText(t, stage) : sourceText(t, stage),
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
