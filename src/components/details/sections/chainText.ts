import type { FluxError } from '../../../api';
import {
  isFluxRef,
  namespacedName,
  revisionInCluster,
  shortRevision,
  type Chain,
  type ChainLink,
  type FluxResource,
} from '../../../flux';
import { attemptText, inClusterText, problemText } from '../../cells';
import { inCell, problemOf, shorten, type Translate } from '../../shared';

const MESSAGE_LENGTH = 300;

/** Returns the version that a link holds or has applied, shortened, and the one that it has only attempted. */
export function revisionTexts(
  t: Translate,
  resource: FluxResource,
): readonly (string | undefined)[] {
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
      : (short ?? inClusterText(t, revisions)),
    attempted && attempted.text !== present?.text
      ? attemptText(t, resource, shortRevision(attempted))
      : undefined,
  ];
}

/** Returns the kind and name of a link's object. */
export const titleOf = ({ ref }: ChainLink) =>
  inCell(`${ref.kind} ${namespacedName(ref)}`);

/** Returns the status of a link's object, or why it has none. */
function statusText(t: Translate, link: ChainLink, error?: FluxError): string {
  if (link.object) return t(`status.${link.object.status.word}`);
  if (link.isMissing) return t('details.chain.missing');
  if (error) return problemOf(t, error);
  return isFluxRef(link.ref)
    ? t('details.chain.reading')
    : t('details.chain.foreign');
}

/** What a link says below the name of its object. */
interface LinkTexts {
  /** Beside the icon; absent where the link only waits for another. */
  readonly state?: string;
  /** Lines below it. */
  readonly notes: readonly string[];
}

/** Returns what a link says of its state: its status, what it lacks, and what it waits for. */
export function linkTexts(
  t: Translate,
  link: ChainLink,
  { blocker, front }: Chain,
  error?: FluxError,
): LinkTexts {
  const { state, lacks } = link;
  const status = statusText(t, link, error);
  const waiting = (other: ChainLink) =>
    t('details.chain.waiting', { what: titleOf(other) });
  if (state === 'stuck')
    return { state: t('details.chain.stuck'), notes: [status] };
  if (state === 'waiting' && blocker) return { notes: [waiting(blocker)] };
  return {
    state: status,
    notes: [
      lacks &&
        t(`details.chain.lacks.${lacks.what}`, {
          revision: inCell(lacks.revision),
        }),
      state === 'waiting' && front ? waiting(front) : undefined,
    ].flatMap(note => note ?? []),
  };
}

/** Returns what is wrong with the object at which a change is stuck. */
export function blockerText(t: Translate, blocker: ChainLink): string {
  const problem = blocker.object && problemText(t, blocker.object);
  return shorten(problem ?? statusText(t, blocker), MESSAGE_LENGTH);
}
