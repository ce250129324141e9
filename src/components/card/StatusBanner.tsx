import { entityOf } from '../../api';
import {
  useIsPolling,
  type FluxResources,
  type SharedSource,
} from '../../hooks';
import { type ErrorLine, onDemand, problemWords, useScope } from '../shared';
import { useDelayedFlag } from './useDelayedFlag';

/** Delay before clusters are reported as late. When queried one by one, they normally respond within milliseconds. */
const CLUSTER_LATE_AFTER_MS = 2_000;
/** Delay before Backstage is reported as late. It waits for the slowest cluster without naming it. */
const POLL_LATE_AFTER_MS = 5_000;

const ProblemBanner = onDemand(
  async () => (await import('./ProblemBanner')).ProblemBanner,
  // If Backstage is unreachable, its code often is, too.
  (t, { known: { failure } }) =>
    failure &&
    t('notice.notAnswering', {
      problem: problemWords(t)(failure),
    }),
);

const NO_SOURCES: readonly SharedSource[] = [];
const NOTHING_MORE: readonly ErrorLine[] = [];

/** Shows what could not be read in the latest poll, in the card's header. Nothing is loaded while there are no problems. */
export const StatusBanner = (props: {
  title: string;
  known: Pick<
    FluxResources,
    'errors' | 'failure' | 'pending' | 'staleSince' | 'refresh'
  >;
  /** Shared sources that are missing or could not be read. */
  shared?: readonly SharedSource[];
  /** Additional lines. */
  more?: readonly ErrorLine[];
}) => {
  const { known, shared = NO_SOURCES, more = NOTHING_MORE } = props;
  const { errors, failure, pending } = known;
  const scope = useScope();
  const isPolling = useIsPolling(scope);
  // A poll of many clusters takes its time, in which most of them have not been asked yet.
  const isFleet = entityOf(scope) === undefined;
  const areClustersLate = useDelayedFlag(
    pending.length > 0 && !isFleet,
    CLUSTER_LATE_AFTER_MS,
  );
  const isPollLate = useDelayedFlag(isPolling && !isFleet, POLL_LATE_AFTER_MS);
  const isNeeded =
    failure !== undefined ||
    errors.length + shared.length + more.length > 0 ||
    areClustersLate ||
    isPollLate;
  return isNeeded ? (
    <ProblemBanner
      {...props}
      {...{ shared, more, areClustersLate, isPollLate }}
    />
  ) : null;
};
