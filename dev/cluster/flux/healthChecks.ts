import type { Health } from '../workloads/health';

/** The end of a wait for applied objects that are not all healthy. */
export interface Unhealthy {
  /** Some of them will not become healthy: Flux does not wait until its timeout. */
  readonly isEarly: boolean;
  /** As Flux's controllers write it. */
  readonly text: string;
}

/** Returns how waiting for these objects ends; undefined if all are healthy. */
export function unhealthyAmong(
  checked: readonly Health[],
): Unhealthy | undefined {
  const listed = (status: Health['status']) =>
    checked
      .filter(each => each.status === status)
      .map(
        ({ object: { kind, metadata } }) =>
          `${kind}/${metadata.namespace}/${metadata.name} status: '${status}'`,
      )
      .join(', ');
  const failed = listed('Failed');
  if (failed) {
    const text = `failed early due to stalled resources: [${failed}]`;
    return { isEarly: true, text };
  }
  const waits = listed('InProgress');
  return waits
    ? { isEarly: false, text: `timeout waiting for: [${waits}]` }
    : undefined;
}
