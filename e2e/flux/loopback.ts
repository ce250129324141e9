import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { at as valueAt, listAt, stringAt } from '../../dev/cluster/json';
import { eventually } from './eventually';
import type { FluxCluster } from './FluxCluster';
import { makeKeys } from './keys';
import { KubeApi, type KubeObject } from './KubeApi';
import { kubeconfigText } from './kubeconfig';
import { runPods } from './pods';
import { unusedPorts } from './ports';
import { Processes } from './processes';
import type { Programs } from './programs';
import { documentsIn, PLACES, readmeRoles } from './roles';

const ADMIN = 'admin-token';
const NAMESPACE = 'team-a';

const PORTS = [
  ...['etcd', 'etcdPeer', 'api', 'manager', 'events', 'artifacts'],
  ...['source', 'sourceHealth'],
  ...['kustomize', 'kustomizeHealth', 'helm', 'helmHealth'],
] as const;

/** Returns a server that accepts whatever it is sent. */
const acceptAll = () =>
  createServer((request, response) => {
    request.resume();
    request.once('end', () => response.writeHead(202).end());
  });

/** Returns the paths at which the API server serves a CustomResourceDefinition, once it does. */
function servedPaths({ spec }: KubeObject): readonly string[] {
  const group = stringAt(spec, 'group');
  const plural = stringAt(spec, 'names', 'plural');
  return listAt(spec, 'versions')
    .filter(version => valueAt(version, 'served') === true)
    .map(version => `/apis/${group}/${stringAt(version, 'name')}/${plural}`);
}

/**
 * Starts a real API server and real Flux controllers as processes on loopback. There is no kubelet: see pods.ts.
 *
 * @param directory - for keys, logs and data
 */
export async function startOnLoopback(
  { paths, crds }: Programs,
  directory: string,
): Promise<FluxCluster> {
  const inside = (name: string) => join(directory, name);
  mkdirSync(inside('logs'));
  const keys = makeKeys(paths.openssl, directory);
  const ports = await unusedPorts(PORTS as readonly string[]);
  const port = (name: (typeof PORTS)[number]) => `${ports[name]}`;
  const at = (name: (typeof PORTS)[number]) => `127.0.0.1:${port(name)}`;
  const processes = new Processes(inside('logs'));
  process.once('exit', () => processes.kill());

  const [etcd, peer] = [`http://${at('etcd')}`, `http://${at('etcdPeer')}`];
  processes.start('etcd', paths.etcd, [
    ...['--data-dir', inside('etcd'), '--unsafe-no-fsync'],
    ...['--listen-client-urls', etcd, '--advertise-client-urls', etcd],
    ...['--listen-peer-urls', peer, '--initial-advertise-peer-urls', peer],
    ...['--initial-cluster', `default=${peer}`],
  ]);
  const tokens = inside('tokens.csv');
  writeFileSync(tokens, `${ADMIN},admin,admin,"system:masters"\n`);
  processes.start('kube-apiserver', paths['kube-apiserver'], [
    ...['--etcd-servers', etcd, '--bind-address', '127.0.0.1'],
    ...['--secure-port', port('api'), '--endpoint-reconciler-type', 'none'],
    ...['--service-cluster-ip-range', '10.0.0.0/24'],
    ...['--authorization-mode', 'RBAC', '--token-auth-file', tokens],
    ...['--tls-cert-file', keys.certificate],
    ...['--tls-private-key-file', keys.key, '--client-ca-file', keys.ca],
    ...['--service-account-issuer', 'https://localhost'],
    ...['--service-account-key-file', keys.accountsPublicKey],
    ...['--service-account-signing-key-file', keys.accountsKey],
  ]);
  const ca = readFileSync(keys.ca, 'utf8');
  const url = `https://${at('api')}`;
  const api = new KubeApi(url, { ca }, async () => ({ token: ADMIN }));
  await eventually(() => api.get('/readyz'), processes);
  const kubeconfigFor = (name: string, token: string) => {
    const file = inside(`${name}.kubeconfig`);
    writeFileSync(file, kubeconfigText(url, { ca }, token));
    return file;
  };
  const admin = kubeconfigFor('admin', ADMIN);
  processes.start('kube-controller-manager', paths['kube-controller-manager'], [
    ...['--kubeconfig', admin, '--leader-elect=false'],
    ...['--bind-address', '127.0.0.1', '--secure-port', port('manager')],
    ...['--service-account-private-key-file', keys.accountsKey],
    ...['--root-ca-file', keys.ca, '--use-service-account-credentials'],
  ]);

  for (const name of ['flux-system', NAMESPACE, 'backstage']) {
    await api.create('/api/v1/namespaces', { metadata: { name } });
  }
  for (const each of [...crds.flatMap(documentsIn), ...readmeRoles()]) {
    const place = PLACES[each.kind ?? ''];
    if (place) await api.create(place, each);
  }
  // Controllers end where their kinds are not served yet.
  const definitions = crds
    .flatMap(documentsIn)
    .filter(({ kind }) => kind === 'CustomResourceDefinition');
  for (const path of definitions.flatMap(servedPaths)) {
    await eventually(() => api.get(`${path}?limit=1`), processes);
  }
  const account = { metadata: { name: 'backstage' } };
  await api.create('/api/v1/namespaces/backstage/serviceaccounts', account);
  const token = await eventually(
    () => api.tokenOf('backstage', 'backstage'),
    processes,
  );

  // In place of notification-controller: without it, Flux tries each event for 15 s.
  const events = acceptAll().listen(Number(port('events')), '127.0.0.1');

  const started = (
    name: 'source-controller' | 'kustomize-controller' | 'helm-controller',
    metrics: (typeof PORTS)[number],
    health: (typeof PORTS)[number],
    more: readonly string[] = [],
  ) =>
    processes.start(
      name,
      paths[name],
      [
        ...['--watch-all-namespaces=true', '--enable-leader-election=false'],
        ...['--log-level=info', '--log-encoding=json'],
        `--events-addr=http://${at('events')}/`,
        ...[`--metrics-addr=${at(metrics)}`, `--health-addr=${at(health)}`],
        ...more,
      ],
      { KUBECONFIG: admin, RUNTIME_NAMESPACE: 'flux-system' },
    );
  mkdirSync(inside('storage'));
  started('source-controller', 'source', 'sourceHealth', [
    `--storage-path=${inside('storage')}`,
    ...[`--storage-addr=${at('artifacts')}`],
    `--storage-adv-addr=${at('artifacts')}`,
  ]);
  started('kustomize-controller', 'kustomize', 'kustomizeHealth');
  started('helm-controller', 'helm', 'helmHealth');

  const endPods = runPods(api);
  return {
    api,
    kubeconfig: kubeconfigFor('backstage', token),
    namespace: NAMESPACE,
    entity: 'podinfo',
    address: '127.0.0.1',
    runsPods: true,
    processes,
    stop: async () => {
      endPods();
      events.close();
      events.closeAllConnections();
      await processes.stop();
    },
  };
}
