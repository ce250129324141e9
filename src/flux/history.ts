import { readRevision, type Revision } from './revision';
import {
  isRecord,
  readList,
  readNumber,
  readString,
  readTime,
  type Untrusted,
} from './untrusted';

/** Result of a Helm test of one release. */
export interface HelmTest {
  readonly name: string;
  /** Helm's own word: `Succeeded`, `Failed`, `Running`; absent while it has not run. */
  readonly phase?: string;
}

/**
 * One entry of an applier's history: a revision of a Helm release, or the runs of a Kustomization that built the same
 * from the same revision.
 */
export interface HistoryEntry {
  /** Unique within the history. */
  readonly key: string;
  /** Chart version, or revision of the source. */
  readonly revision?: Revision;
  /** Git revision that an OCI artifact was made from. */
  readonly origin?: Revision;
  /** Number of the Helm revision. */
  readonly number?: number;
  readonly chart?: string;
  readonly appVersion?: string;
  /** What Flux did: `install`, `upgrade`, `rollback` (Flux 2.8 and later). */
  readonly action?: string;
  /** Status in Helm's or Flux's own words: `deployed`, `HealthCheckFailed`. */
  readonly status?: string;
  /** How the status is meant; absent for words that say neither. */
  readonly isWell?: boolean;
  /** Whether it left the applier ready: as `isWell`, unless tests of the release failed. Absent where nothing tells. */
  readonly leftReady?: boolean;
  /** RFC 3339. */
  readonly firstAt?: string;
  /** RFC 3339. */
  readonly lastAt?: string;
  /** Go duration of the latest run. */
  readonly duration?: string;
  /** Number of runs. */
  readonly runs?: number;
  readonly tests: readonly HelmTest[];
}

interface RawEntry {
  // HelmRelease (Flux 2.2 and later)
  readonly version?: number;
  readonly chartName?: string;
  readonly chartVersion?: string;
  readonly appVersion?: string;
  readonly action?: string;
  readonly status?: string;
  readonly firstDeployed?: string;
  readonly lastDeployed?: string;
  readonly testHooks?: object;
  // Kustomization (Flux 2.7 and later)
  readonly digest?: string;
  readonly firstReconciled?: string;
  readonly lastReconciled?: string;
  readonly lastReconciledDuration?: string;
  readonly lastReconciledStatus?: string;
  readonly totalReconciliations?: number;
  readonly metadata?: {
    readonly revision?: string;
    readonly originRevision?: string;
  };
}

/** `spec.test` of a HelmRelease. */
interface RawTest {
  readonly enable?: boolean;
  readonly ignoreFailures?: boolean;
}

const WELL: ReadonlySet<string> = new Set([
  'deployed',
  'superseded',
  'ReconciliationSucceeded',
]);

/** Words for something that is neither well nor has failed. */
const NEITHER =
  /^(?:uninstall(?:ed|ing)|pending-.*|unknown|HealthCheckCanceled)$/;

function readTests(hooks: unknown): readonly HelmTest[] {
  if (!isRecord(hooks)) return [];
  return Object.entries(hooks).map(([name, hook]) => ({
    name,
    phase: isRecord(hook) ? readString(hook.phase) : undefined,
  }));
}

/**
 * Returns whether failed tests let a release be ready: they do if they are ignored. If there are no more tests, nothing
 * tells since when.
 */
function readyWithFailedTests(
  test: Untrusted<RawTest> | undefined,
): boolean | undefined {
  if (test?.ignoreFailures === true) return true;
  return test?.enable === true ? false : undefined;
}

function readEntry(
  raw: Untrusted<RawEntry>,
  index: number,
  test: Untrusted<RawTest> | undefined,
): HistoryEntry {
  const status = readString(raw.status) ?? readString(raw.lastReconciledStatus);
  const isWell =
    status === undefined || NEITHER.test(status) ? undefined : WELL.has(status);
  const tests = readTests(raw.testHooks);
  const hasFailedTests = tests.some(({ phase }) => phase === 'Failed');
  return {
    key: `${index}`,
    revision: readRevision(raw.chartVersion ?? raw.metadata?.revision),
    origin: readRevision(raw.metadata?.originRevision),
    number: readNumber(raw.version),
    chart: readString(raw.chartName),
    appVersion: readString(raw.appVersion),
    action: readString(raw.action),
    status,
    isWell,
    leftReady: isWell && hasFailedTests ? readyWithFailedTests(test) : isWell,
    firstAt: readTime(raw.firstDeployed) ?? readTime(raw.firstReconciled),
    lastAt: readTime(raw.lastDeployed) ?? readTime(raw.lastReconciled),
    duration: readString(raw.lastReconciledDuration),
    runs: readNumber(raw.totalReconciliations),
    tests,
  };
}

interface AnyApplier {
  readonly spec?: { readonly test?: RawTest };
  readonly status?: { readonly history?: readonly RawEntry[] };
}

/**
 * Reads the history that an applier keeps in its status, newest first, as Flux writes it. Never throws.
 *
 * @param json - as the API server returns it
 */
export function readHistory(
  json: Readonly<Record<string, unknown>>,
): readonly HistoryEntry[] {
  const { spec, status }: Untrusted<AnyApplier> = json;
  return readList(status?.history)
    .filter(isRecord)
    .map((entry, index) => readEntry(entry, index, spec?.test));
}
