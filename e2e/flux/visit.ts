import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import type { KubeconfigCluster } from '../../dev/backend';
import { loadKubeconfig } from '../../dev/backend/kubeconfig';
import { eventually } from './eventually';
import { TESTS, type ExistingCluster } from './existing';
import { KubeApi, unlessMissing, type KubeList } from './KubeApi';
import { STUCK } from './repositories';
import { PLACES, readmeRolesFor } from './roles';

/** Label of the namespace, and of everything outside it that the tests create. */
const LABELS = { 'app.kubernetes.io/managed-by': 'flux-e2e' } as const;
const SELECTOR = Object.entries(LABELS).map(pair => pair.join('='))[0];

/** The kinds of which the tests create objects, with the versions that they use: those whose end changes others first. */
const KINDS = [
  ['helm.toolkit.fluxcd.io/v2', 'helmreleases'],
  ['kustomize.toolkit.fluxcd.io/v1', 'kustomizations'],
  ['source.toolkit.fluxcd.io/v1', 'helmcharts'],
  ['source.toolkit.fluxcd.io/v1', 'gitrepositories'],
  ['source.toolkit.fluxcd.io/v1', 'helmrepositories'],
  ['source.toolkit.fluxcd.io/v1', 'ocirepositories'],
] as const;

const GONE_WITHIN_MS = 180_000;

const messageOf = (error: unknown) =>
  error instanceof Error ? error.message : String(error);

/** A namespace in a cluster that somebody has, and what the tests need to use it. */
export interface Visit {
  readonly cluster: ExistingCluster;
  /** Removes all that was created. @throws Error that says what is left and how to remove it */
  end(): Promise<void>;
}

/**
 * Creates the namespace, with an account for the tests and one that has the README's roles.
 *
 * @param address - where the cluster reaches this machine; by default, the address from which this machine reaches it
 * @throws Error with a message for the user if the cluster cannot be used; nothing is left in it then
 */
export async function beginVisit(
  kubeconfig: KubeconfigCluster,
  address?: string,
): Promise<Visit> {
  const { cluster, strategy } = await loadKubeconfig(kubeconfig);
  const { url, caData, caFile, skipTLSVerify: skipTlsVerify } = cluster;
  const ca = caData
    ? Buffer.from(caData, 'base64').toString('utf8')
    : caFile && readFileSync(caFile, 'utf8');
  const tls = { ca, rejectUnauthorized: !skipTlsVerify };
  const api = new KubeApi(url, tls, async () => {
    const credential = await strategy.getCredential(cluster, {});
    return credential.type === 'anonymous' ? {} : credential;
  });
  await assertFlux(api, kubeconfig.context);

  const namespace = `flux-e2e-${randomBytes(4).toString('hex')}`;
  const path = `/api/v1/namespaces/${namespace}`;
  /** Paths of what stands outside the namespace. */
  const outside: string[] = [];
  const end = async () => {
    try {
      // Interrupted tests may leave it.
      await api
        .patch(`${path}/configmaps/${STUCK}`, {
          metadata: { finalizers: null },
        })
        .catch(unlessMissing);
      for (const [version, plural] of KINDS) {
        const all = `/apis/${version}/namespaces/${namespace}/${plural}`;
        await api.remove(all);
        await untilGone(async () => (await api.get<KubeList>(all)).items);
      }
    } finally {
      for (const each of outside) await api.remove(each);
      await api.remove(path);
    }
    await untilGone(async () => [await api.get(path)]);
  };
  const endOrExplain = () =>
    end().catch(error => {
      throw new Error(
        `Not everything could be removed: ${messageOf(error)}\nUse kubectl --context ${kubeconfig.context} delete namespaces,clusterroles,clusterrolebindings -l ${SELECTOR}`,
      );
    });

  await api
    .create('/api/v1/namespaces', {
      metadata: { name: namespace, labels: LABELS },
    })
    .catch(error => {
      throw new Error(
        `The user of context '${kubeconfig.context}' has to be an administrator. ${messageOf(error)}`,
      );
    });
  try {
    for (const name of [TESTS, 'backstage']) {
      await api.create(`${path}/serviceaccounts`, { metadata: { name } });
    }
    await api.create(
      `/apis/rbac.authorization.k8s.io/v1/namespaces/${namespace}/rolebindings`,
      {
        metadata: { name: TESTS },
        roleRef: {
          apiGroup: 'rbac.authorization.k8s.io',
          kind: 'ClusterRole',
          name: 'cluster-admin',
        },
        subjects: [{ kind: 'ServiceAccount', name: TESTS, namespace }],
      },
    );
    for (const object of readmeRolesFor(namespace, LABELS)) {
      const place = PLACES[object.kind ?? ''] ?? '';
      await api.create(place, object);
      outside.push(`${place}/${object.metadata.name}`);
    }
    const tokens = {
      tests: await api.tokenOf(namespace, TESTS),
      backstage: await api.tokenOf(namespace, 'backstage'),
    };
    return {
      cluster: {
        url,
        ...(ca && { ca }),
        ...(skipTlsVerify && { skipTlsVerify }),
        namespace,
        address: address ?? (await addressTowards(url)),
        tokens,
      },
      end: endOrExplain,
    };
  } catch (error) {
    await endOrExplain().catch((left: unknown) => {
      throw new Error(`${messageOf(error)}\n${messageOf(left)}`);
    });
    throw error;
  }
}

/** @throws Error with a message for the user if Flux is not installed, or too old */
async function assertFlux(api: KubeApi, context: string): Promise<void> {
  for (const [version, plural] of KINDS) {
    const served = await api
      .get<{ resources: readonly { name: string }[] }>(`/apis/${version}`)
      .catch(unlessMissing);
    if (!served?.resources.some(({ name }) => name === plural)) {
      throw new Error(
        `Flux 2.6 or newer is not installed in the cluster of context '${context}': it does not serve ${plural} in ${version}. Install Flux first, for instance with \`flux install\`.`,
      );
    }
  }
}

/** Returns the address from which this machine reaches a URL. */
function addressTowards(url: string): Promise<string> {
  const { hostname, port, protocol } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(
      Number(port) || (protocol === 'http:' ? 80 : 443),
      hostname.replace(/^\[|\]$/g, ''),
      () => {
        resolve(socket.localAddress ?? '127.0.0.1');
        socket.destroy();
      },
    );
    socket.once('error', reject);
  });
}

/** Waits until nothing is found. @throws Error that names what is left */
async function untilGone(
  find: () => Promise<KubeList['items']>,
): Promise<void> {
  await eventually(
    async () => {
      const left = (await find().catch(unlessMissing)) ?? [];
      if (left.length > 0) {
        const names = left.map(({ kind = '', metadata: { name } }) =>
          `${kind} ${name}`.trim(),
        );
        throw new Error(`${names.join(', ')} still there`);
      }
    },
    undefined,
    GONE_WITHIN_MS,
  );
}
