import type { FluxStage } from '../../api';
import { namespacedName, shortRevision, KINDS } from '../../flux';
import { useFluxProgress } from '../../hooks';
import { inCell, shorten, type Translate } from '../shared';

const MESSAGE_LENGTH = 120;

function revisionOf({ resource }: FluxStage): string | undefined {
  const revision = resource?.artifact?.revision;
  return revision && shortRevision(revision);
}

/** `GitRepository flux-system/podinfo`. */
const titleOf = (stage: FluxStage) =>
  inCell(`${stage.kind} ${namespacedName(stage)}`);

function sourceText(t: Translate, stage: FluxStage): string {
  const source = titleOf(stage);
  if (stage.state === 'skipped' && stage.skip) {
    return t('progress.skipped', { source, why: t(`skip.${stage.skip}`) });
  }
  if (stage.state !== 'done') {
    return KINDS[stage.kind].role === 'image'
      ? t('progress.scanning', { source })
      : t('progress.fetching', { source });
  }
  const revision = revisionOf(stage);
  return revision ? `${source} ${inCell(revision)}` : source;
}

function ownText(t: Translate, { kind, resource }: FluxStage): string {
  // Not the status's own: a routine run leaves that as it was.
  const reconciling = resource?.conditions.find(
    ({ type, status }) => type === 'Reconciling' && status === 'True',
  );
  const message = resource?.status.running ? reconciling?.message : undefined;
  const doing =
    KINDS[kind].role === 'applier'
      ? t('progress.applying')
      : t('progress.reconciling');
  return message
    ? `${doing} ${shorten(message.split('\n')[0] ?? '', MESSAGE_LENGTH)}`
    : doing;
}

/**
 * The stages up to the one that goes on now: `GitRepository a/b main@3f2a91c → Applying…`.
 *
 * @returns `undefined` for a single stage that has not taken long: the button shows that it runs
 */
export function useProgressText(
  t: Translate,
  resourceKey: string,
): string | undefined {
  const progress = useFluxProgress(resourceKey);
  if (!progress) return undefined;
  const { stages, isLong } = progress;
  if (stages.length < 2 && !isLong) return undefined;
  const next = stages.findIndex(({ state }) => state === 'pending');
  const isUnderWay = stages.some(({ state }) => state === 'running');
  // Between two of them the next is as good as begun.
  const reached = stages.filter(
    ({ state }, index) =>
      state !== 'pending' || (index === next && !isUnderWay),
  );
  const texts = reached.map(stage =>
    stage.key === resourceKey ? ownText(t, stage) : sourceText(t, stage),
  );
  return [texts.join(' → '), isLong && t('progress.long')]
    .filter(Boolean)
    .join(' ');
}

/** How far an action is, while it goes through several stages or takes long. */
export const ProgressLine = (props: {
  t: Translate;
  resourceKey: string;
  /** Around the words, where there are any. */
  children: (text: string) => JSX.Element;
}) => {
  const text = useProgressText(props.t, props.resourceKey);
  return text === undefined ? null : props.children(text);
};
