import type { FluxError } from '../../../api';
import {
  isFluxRef,
  revisionInCluster,
  shortRevision,
  type Chain,
  type ChainLink,
  type FluxResource,
} from '../../../flux';
import { revisionWords, statusWords } from '../../cells';
import {
  defineWords,
  inCell,
  problemWords,
  shorten,
  titleInCell,
} from '../../shared';

const MESSAGE_LENGTH = 300;

/** Texts of a link, below the name of its object. */
interface LinkTexts {
  /** Beside the icon; absent where the link only waits for another. */
  readonly state?: string;
  /** Lines below it. */
  readonly notes: readonly string[];
}

/** Words for the links of a chain. */
export const chainWords = defineWords(t => {
  const problemOf = problemWords(t);
  const { problemText } = statusWords(t);
  const { inClusterText, attemptText } = revisionWords(t);

  /** Returns the status of a link's object, or why it has none. */
  function statusText(link: ChainLink, error?: FluxError): string {
    if (link.object) return t(`status.${link.object.status.word}`);
    if (link.isMissing) return t('details.chain.missing');
    if (error) return problemOf(error);
    return isFluxRef(link.ref)
      ? t('details.chain.reading')
      : t('details.chain.foreign');
  }

  const waitingText = (other: ChainLink) =>
    t('details.chain.waiting', { what: titleInCell(other.ref) });

  return {
    /** Returns the version that a link holds or has applied, shortened, and the one that it has only attempted. */
    revisionTexts(resource: FluxResource): readonly (string | undefined)[] {
      const { artifact, revisions, image, writing } = resource;
      if (image?.latest) return [image.latest.tag];
      const revision = writing?.commit ?? artifact?.revision;
      if (!revisions) return [revision && shortRevision(revision)];
      const present = revisionInCluster(revisions);
      const { attempted } = revisions;
      const short = present && shortRevision(present);
      return [
        short && revisions.state === 'failed'
          ? `${short} ${t('revision.failed')}`
          : (short ?? inClusterText(revisions)),
        attempted && attempted.text !== present?.text
          ? attemptText(resource, shortRevision(attempted))
          : undefined,
      ];
    },

    /** Returns what a link says of its state: its status, what it lacks, and what it waits for. */
    linkTexts(
      link: ChainLink,
      { blocker, front }: Chain,
      error?: FluxError,
    ): LinkTexts {
      const { state, lacks, oneOf } = link;
      const status = statusText(link, error);
      const others =
        oneOf === undefined ? [] : [t('details.chain.oneOf', { total: oneOf })];
      if (state === 'stuck')
        return { state: t('details.chain.stuck'), notes: [status, ...others] };
      if (state === 'waiting' && blocker)
        return { notes: [waitingText(blocker), ...others] };
      return {
        state: status,
        notes: [
          ...others,
          lacks &&
            t(`details.chain.lacks.${lacks.what}`, {
              revision: inCell(lacks.revision),
            }),
          state === 'waiting' && front ? waitingText(front) : undefined,
        ].flatMap(note => note ?? []),
      };
    },

    /** Returns what is wrong with the object at which a change is stuck. */
    blockerText(blocker: ChainLink): string {
      const problem = blocker.object && problemText(blocker.object);
      return shorten(problem ?? statusText(blocker), MESSAGE_LENGTH);
    },
  };
});
