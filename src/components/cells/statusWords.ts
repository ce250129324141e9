import {
  isReadable,
  type FluxResource,
  type Status,
  type StatusWord,
  type Suspension,
} from '../../flux';
import { causeLines, defineWords, inCell, suspensionWords } from '../shared';
import { overdueWords } from './overdueWords';

/** Returns what is wrong besides the status: ignored test failures and drift of a release that is ready. */
const alsoLines = ({ also }: Status): readonly string[] =>
  (also ?? []).flatMap(({ message, reason }) => message ?? reason ?? []);

const FLUX_FINALIZERS = [
  'finalizers.fluxcd.io',
  'fluxcd.controlplane.io/finalizer',
];

/** Words for the status of a resource, besides its own word. */
export const statusWords = defineWords(t => {
  const overdueText = overdueWords(t);
  const { suspendApplierName } = suspensionWords(t);

  /** Returns the message that explains the status: Flux's own, or ours if no condition has one. */
  function explanation(resource: FluxResource): string | undefined {
    const { status } = resource;
    if (!isReadable(resource)) {
      const problems = t.listed(resource.problems ?? []);
      return t('statusDetail.unreadable', { problems });
    }
    if (resource.isStatic && status.word === 'Ready')
      return t('statusDetail.static');
    if (status.word === 'Pending')
      return status.message ?? t('statusDetail.pending');
    if (status.word === 'Unknown')
      return status.message ?? t('statusDetail.unknown');
    if (status.word === 'Suspended' && status.message) {
      return t('statusDetail.frozen', { message: status.message });
    }
    return status.message;
  }

  /** Returns the remark about a run, unless the word says it. */
  function runningMark(word: StatusWord): string | undefined {
    if (word === 'Reconciling') return undefined;
    return word === 'Failed'
      ? t('statusDetail.retryingNow')
      : t('statusDetail.running');
  }

  /** Returns what a deletion waits for: Flux, or the finalizers of others. */
  function deletionMark(resource: FluxResource): string | undefined {
    const { finalizers = [], onDelete, suspended } = resource;
    const others = finalizers.filter(each => !FLUX_FINALIZERS.includes(each));
    if (others.length > 0) {
      return t('statusDetail.waitsForFinalizers', {
        finalizers: t.listed(others),
      });
    }
    if (finalizers.length === 0) return undefined;
    switch (suspended ? 'orphan' : onDelete) {
      case 'prune':
        return t('statusDetail.waitsForPrune');
      case 'uninstall':
        return t('statusDetail.waitsForUninstall');
      default:
        return t('statusDetail.waitsForFlux');
    }
  }

  function dependencyMark({
    waitingFor: dependency,
    isMissing,
  }: Status): string | undefined {
    if (dependency === undefined) return undefined;
    return isMissing
      ? t('statusDetail.missing', { dependency })
      : t('statusDetail.waitingFor', { dependency });
  }

  return {
    explanation,

    dependencyMark,

    /** Returns the controller's message about a problem, for the second line of a row. */
    problemText(resource: FluxResource): string | undefined {
      const { status } = resource;
      const late = status.overdue && overdueText(status.overdue);
      switch (status.word) {
        case 'Failed':
        case 'Stalled':
          return (
            [...causeLines(status), late].filter(Boolean).join('\n') ||
            undefined
          );
        case 'Deleting':
        case 'Overdue':
          return late;
        case 'Waiting':
          // The remark beside the status names the dependency.
          return status.waitingFor === undefined ? status.message : undefined;
        case 'Unknown':
        case 'Unreadable':
          return explanation(resource);
        case 'Ready':
          return alsoLines(status).join('\n') || undefined;
        default:
          return undefined;
      }
    },

    /** Returns short remarks that stand beside the status. */
    statusMarks(resource: FluxResource): readonly string[] {
      const { status } = resource;
      const marks: (string | undefined | false)[] = [
        dependencyMark(status),
        status.word === 'Deleting' && deletionMark(resource),
        resource.ignoresSuspend &&
          resource.suspended &&
          t('statusDetail.noEffect'),
        status.running && runningMark(status.word),
        status.retrying && t('statusDetail.retrying'),
        status.word === 'Ready' &&
          status.also?.some(({ reason }) => reason === 'TestFailed') &&
          t('statusDetail.testsFailed'),
        resource.drifted && t('statusDetail.drifted'),
      ];
      return marks.filter((mark): mark is string => Boolean(mark));
    },

    /** Returns who or what suspended a resource that has no annotations about it. */
    unrecordedText(resource: FluxResource): string {
      // Git is known by the owner of what suspends it.
      const who = suspendApplierName(resource);
      return who
        ? t('statusDetail.suspendedBy', { who: inCell(who) })
        : t('statusDetail.suspendedByUnknown');
    },

    /** Returns who suspended a resource, when and why, as its annotations say: `by jane, 2 days ago: migration`. */
    noteText({ by, at, reason, isConfirmed }: Suspension, now: number): string {
      const who = by && t('statusDetail.suspendedBy', { who: inCell(by) });
      const when = at && t.age(Date.parse(at), now);
      const facts = t.listed([who, when].flatMap(fact => fact || []));
      const note = t.labelled(facts, reason && inCell(reason));
      return isConfirmed
        ? note
        : t('statusDetail.suspensionUnconfirmed', { note });
    },
  };
});
