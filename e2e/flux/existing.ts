import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FluxCluster } from './FluxCluster';
import { KubeApi } from './KubeApi';
import { kubeconfigText } from './kubeconfig';

/** The variable with the path of the file in which main.ts tells the tests of the cluster. Unset without --kubeconfig. */
export const HANDOVER = 'FLUX_E2E_CLUSTER';

/** The variable with the directory in which the tests keep their files. main.ts removes it, also when they are interrupted. */
export const FILES = 'FLUX_E2E_FILES';

/** A cluster that somebody has, with a namespace of its own for the tests. */
export interface ExistingCluster {
  readonly url: string;
  readonly ca?: string;
  readonly skipTlsVerify?: boolean;
  readonly namespace: string;
  readonly address: string;
  /** Tokens of the accounts in the namespace: `tests` may do everything in it, `backstage` has the README's roles. */
  readonly tokens: { readonly tests: string; readonly backstage: string };
}

/** The account in the namespace that the tests, and Flux for their objects, use. */
export const TESTS = 'tests';

/** Whether the tests run against a cluster that somebody has. */
export const isExisting = () => process.env[HANDOVER] !== undefined;

/** Returns the cluster that main.ts has prepared. main.ts also removes everything at the end. */
export function openExisting(directory: string): FluxCluster {
  const cluster: ExistingCluster = JSON.parse(
    readFileSync(process.env[HANDOVER] ?? '', 'utf8'),
  );
  const { url, ca, skipTlsVerify, namespace, address, tokens } = cluster;
  const kubeconfig = join(directory, 'backstage.kubeconfig');
  writeFileSync(kubeconfig, kubeconfigText(url, cluster, tokens.backstage));
  return {
    api: new KubeApi(
      url,
      { ca, rejectUnauthorized: !skipTlsVerify },
      async () => ({ token: tokens.tests }),
    ),
    kubeconfig,
    namespace,
    entity: namespace,
    address,
    account: TESTS,
    runsPods: false,
    stop: async () => {},
  };
}
