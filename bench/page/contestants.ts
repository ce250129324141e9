export type Plugin = 'ours' | 'usual' | 'incumbent';

interface Contestant {
  /** Header of its column in the reports. */
  readonly title: string;
  /** First words of the name of the chunk with its code. */
  readonly chunk: string;
  /** Number of rows that a table shows at first. */
  readonly rowsAtFirst: number;
  /** Whether a sync first syncs the object's source, and waits for it. */
  readonly syncsSource: boolean;
  /** Whether the row of a Kustomization has the revision that it has applied. */
  readonly showsRevision: boolean;
}

/**
 * The cards that the figures compare.
 *
 * - `ours`: this plugin.
 * - `usual`: cards as a developer of Backstage plugins would build them, see `bench/usual`.
 * - `incumbent`: cards in the manner of the established plugin for Flux, see `bench/incumbent`.
 */
export const CONTESTANTS: Readonly<Record<Plugin, Contestant>> = {
  ours: {
    title: 'this plugin',
    chunk: 'src_core',
    rowsAtFirst: 10,
    syncsSource: false,
    showsRevision: true,
  },
  usual: {
    title: 'usual cards',
    chunk: 'bench_usual',
    rowsAtFirst: 10,
    syncsSource: false,
    showsRevision: true,
  },
  incumbent: {
    title: 'as Weave GitOps',
    chunk: 'bench_incumbent',
    rowsAtFirst: 5,
    syncsSource: true,
    showsRevision: false,
  },
};

/** All of them, in the order of the reports. */
export const PLUGINS = Object.keys(CONTESTANTS) as readonly Plugin[];
