import { namespacedName, type FluxResource } from '../../flux';
import { isWaitedFor } from '../../flux/details';
import type { FoundPod } from '../../hooks';
import { runOf } from '../../hooks/details';
import {
  BreakableText,
  inCell,
  shorten,
  useCellStyles,
  useNow,
  useTranslate,
  useWords,
} from '../shared';
import { healthWords } from '../shared/late';

const REASON_LENGTH = 160;
/** A younger reading needs no age, in ms. */
const FRESH_MS = 60_000;

/**
 * The Pods that fail of the workloads that a failed run has waited for, as details have read them. Nothing once the
 * object has run again or is well.
 */
export const FailingPods = (props: {
  resource: FluxResource;
  found: readonly FoundPod[];
  /** The message of its controller. */
  told: string;
}) => {
  const t = useTranslate();
  const healthReason = useWords(healthWords);
  const cells = useCellStyles();
  const now = useNow();
  const { resource, found, told } = props;
  const run = runOf(resource);
  const pods = found.filter(
    each => each.run === run && isWaitedFor(told, each.workload),
  );
  return (
    <>
      {pods.map(({ pod, reason, readAt }) => (
        <div key={namespacedName(pod)} className={cells.clusterText}>
          <bdi>
            <BreakableText>
              {t.labelled(
                inCell(`${pod.kind} ${pod.name}`),
                shorten(healthReason(reason), REASON_LENGTH),
              )}
            </BreakableText>
          </bdi>{' '}
          {now - readAt > FRESH_MS && (
            <span className={cells.secondary}>
              {t('details.updated', { age: t.age(readAt, now) })}
            </span>
          )}
        </div>
      ))}
    </>
  );
};
