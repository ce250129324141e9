import type { FluxStage } from '../../api';
import { definitionOf, shortRevision } from '../../flux';
import { defineWords, inCell, shorten, titleInCell } from '../shared';

const MESSAGE_LENGTH = 120;

function revisionOf({ resource }: FluxStage): string | undefined {
  const revision = resource?.artifact?.revision;
  return revision && shortRevision(revision);
}

/** Words for the stages of a running action. */
export const stageWords = defineWords(t => ({
  /** Returns the state of a source that is reconciled first. */
  sourceText(stage: FluxStage): string {
    const source = titleInCell(stage);
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
  },

  /** Returns what happens to the object that the action is for. */
  ownText({ kind, resource, isNotPickedUp }: FluxStage): string {
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
  },
}));
