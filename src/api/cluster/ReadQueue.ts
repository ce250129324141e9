import pLimit, { type Limit } from 'p-limit';
import { unlessAborted, withTimeLimit } from './timeLimit';

/** Concurrent reads per cluster, so that an unresponsive cluster cannot use up the browser's six connections. */
const READS_AT_ONCE = 2;
/** Time limit of a read in ms, counted from its turn. */
const READ_LIMIT_MS = 10_000;

/** Bounds how many reads a cluster gets at a time, and how long each of them may take. */
export class ReadQueue {
  private readonly limits = new Map<string, Limit>();

  /**
   * Runs a read when it is its turn.
   *
   * @param read - should stop when the signal aborts
   * @throws NoAnswerInTime, with the cluster, when the read takes too long
   */
  async run<T>(
    cluster: string,
    read: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const limit = this.limits.get(cluster) ?? pLimit(READS_AT_ONCE);
    this.limits.set(cluster, limit);
    return limit(() =>
      withTimeLimit(READ_LIMIT_MS, { cluster }, signal =>
        unlessAborted(signal, read(signal)),
      ),
    );
  }
}
