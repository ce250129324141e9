import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { KubeconfigCluster } from '../../dev/backend';

/** Parsed arguments of `npm run e2e:flux -- …`. */
export interface FluxOptions {
  /** The cluster to use. Without it, one is started on loopback. */
  readonly kubeconfig?: KubeconfigCluster;
  /** Address of this machine as the cluster reaches it. */
  readonly address?: string;
  /** Everything else. */
  readonly forJest: readonly string[];
}

export const usage = `npm run e2e:flux                            real Flux on loopback, from the programs in FLUX_E2E_BIN
npm run e2e:flux -- --kubeconfig FILE --context NAME [--address HOST]
                                            a cluster with Flux 2.6 or newer: kind, k3d, or a real one. It uses a namespace
                                            of its own, and removes it. Flux reaches this machine at HOST (default: the
                                            address from which this machine reaches the cluster)
npm run e2e:flux -- -t PATTERN              other options are Jest's`;

const OURS = {
  kubeconfig: { type: 'string' },
  context: { type: 'string' },
  address: { type: 'string' },
} as const;

/**
 * Parses the arguments.
 *
 * @throws RangeError for a combination that is not in `usage`
 */
export function parseFluxOptions(args: readonly string[]): FluxOptions {
  const { values, tokens } = parseArgs({
    args: [...args],
    options: OURS,
    strict: false,
    tokens: true,
  });
  const taken = new Set<number>();
  for (const token of tokens) {
    if (token.kind === 'option' && token.name in OURS) {
      taken.add(token.index);
      if (token.value === undefined) {
        throw new RangeError(`${token.rawName} needs a value`);
      }
      if (!token.inlineValue) taken.add(token.index + 1);
    }
  }
  const forJest = args.filter((_, index) => !taken.has(index));
  const text = (value: unknown) =>
    typeof value === 'string' && value !== '' ? value : undefined;
  const file = text(values.kubeconfig);
  const context = text(values.context);
  const address = text(values.address);
  if (!file !== !context) {
    throw new RangeError('--kubeconfig and --context must be used together');
  }
  if (address && !file) {
    throw new RangeError('--address requires --kubeconfig');
  }
  return {
    ...(file &&
      context && {
        // npm runs scripts in the package's directory; INIT_CWD is the user's.
        kubeconfig: {
          file: resolve(process.env.INIT_CWD ?? '.', file),
          context,
        },
      }),
    ...(address && { address }),
    forJest,
  };
}
