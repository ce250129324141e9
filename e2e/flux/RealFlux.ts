import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseAllDocuments } from 'yaml';
import { serveFiles, writeCharts } from './charts';
import { serveGit } from './gitServer';
import { makeKeys } from './keys';
import { KubeApi, type KubeObject } from './KubeApi';
import { ENTITY, NAMESPACE, objectsOn, type Expected } from './objects';
import { runPods } from './pods';
import { unusedPorts } from './ports';
import { Processes } from './processes';
import type { Programs } from './programs';
import { serveRegistry } from './registry';
import { FLEET, PACKED, Repository } from './repositories';

const ROOT = join(__dirname, '..', '..');
const ADMIN = 'admin-token';
/** Most time for a program to be ready, and for objects to come to rest, in ms. */
const READY_WITHIN_MS = 120_000;

const PORTS = [
  ...['etcd', 'etcdPeer', 'api', 'manager', 'git', 'charts', 'oci'],
  ...['events'],
  ...['artifacts', 'source', 'sourceHealth'],
  ...['kustomize', 'kustomizeHealth', 'helm', 'helmHealth'],
] as const;

/** Paths of the resources that YAML files of this project and of Flux hold, by kind. */
const PLACES: Readonly<Record<string, string>> = {
  CustomResourceDefinition:
    '/apis/apiextensions.k8s.io/v1/customresourcedefinitions',
  ClusterRole: '/apis/rbac.authorization.k8s.io/v1/clusterroles',
  ClusterRoleBinding: '/apis/rbac.authorization.k8s.io/v1/clusterrolebindings',
  Namespace: '/api/v1/namespaces',
  ServiceAccount: '/api/v1/namespaces/backstage/serviceaccounts',
};

/** Returns the condition Ready of an object. */
export const readyOf = ({ status }: KubeObject) =>
  status?.conditions?.find(({ type }) => type === 'Ready');

/** Returns a server that accepts whatever it is sent. */
const acceptAll = () =>
  createServer((request, response) => {
    request.resume();
    request.once('end', () => response.writeHead(202).end());
  });

const documentsIn = (file: string): KubeObject[] =>
  parseAllDocuments(readFileSync(file, 'utf8')).flatMap(
    document => document.toJS() ?? [],
  );

/**
 * A real API server and real Flux controllers as processes on loopback, with a Git server, a Helm repository and an
 * OCI registry. There is no kubelet: see pods.ts.
 */
export class RealFlux {
  private constructor(
    private readonly directory: string,
    readonly api: KubeApi,
    readonly kubeconfig: string,
    readonly fleet: Repository,
    readonly objects: readonly Expected[],
    readonly processes: Processes,
    private readonly others: readonly (() => void)[],
  ) {}

  static async start({ paths, crds }: Programs): Promise<RealFlux> {
    const directory = mkdtempSync(join(tmpdir(), 'flux-e2e-'));
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
    const ca = readFileSync(keys.ca);
    const url = `https://${at('api')}`;
    const api = new KubeApi(url, ca, ADMIN);
    await eventually(() => api.get('/readyz'), processes);
    const kubeconfigFor = (name: string, token: string) => {
      const file = inside(`${name}.kubeconfig`);
      writeFileSync(file, kubeconfigText(url, ca, token));
      return file;
    };
    const admin = kubeconfigFor('admin', ADMIN);
    processes.start(
      'kube-controller-manager',
      paths['kube-controller-manager'],
      [
        ...['--kubeconfig', admin, '--leader-elect=false'],
        ...['--bind-address', '127.0.0.1', '--secure-port', port('manager')],
        ...['--service-account-private-key-file', keys.accountsKey],
        ...['--root-ca-file', keys.ca, '--use-service-account-credentials'],
      ],
    );

    for (const name of ['flux-system', NAMESPACE, 'backstage']) {
      await api.create('/api/v1/namespaces', { metadata: { name } });
    }
    const manifests = ['view', 'sync', 'details'].map(role =>
      join(ROOT, 'manifests', `${role}.yaml`),
    );
    for (const file of [...crds, ...manifests]) {
      for (const each of documentsIn(file)) {
        const place = PLACES[each.kind ?? ''];
        if (place) await api.create(place, each);
      }
    }
    const account = { metadata: { name: 'backstage', namespace: 'backstage' } };
    await eventually(
      () => api.create(PLACES.ServiceAccount ?? '', account),
      processes,
    ).catch(() => {});
    const { status } = await eventually(
      () =>
        api.call<{ status: { token: string } }>(
          'POST',
          `${PLACES.ServiceAccount}/backstage/token`,
          { spec: { expirationSeconds: 6 * 3_600 } },
        ),
      processes,
    );

    const fleet = new Repository(
      paths.git,
      inside('git/fleet.git'),
      inside('tree'),
    );
    fleet.commit(FLEET, 'The fleet');
    writeCharts(paths.tar, inside('charts'));
    const servers: [Server, number][] = [
      [serveGit(paths.git, inside('git')), Number(port('git'))],
      [serveFiles(inside('charts')), Number(port('charts'))],
      [serveRegistry(paths.tar, PACKED), Number(port('oci'))],
      // In place of notification-controller: without it, Flux tries each event for 15 s.
      [acceptAll(), Number(port('events'))],
    ];
    for (const [server, number] of servers) server.listen(number, '127.0.0.1');

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

    const flux = new RealFlux(
      directory,
      api,
      kubeconfigFor('backstage', status.token),
      fleet,
      objectsOn({
        git: Number(port('git')),
        charts: Number(port('charts')),
        oci: Number(port('oci')),
      }),
      processes,
      [
        runPods(api),
        ...servers.map(([server]) => () => {
          server.close();
          server.closeAllConnections();
        }),
      ],
    );
    await flux.createObjects();
    return flux;
  }

  /** Returns an object's path at the API server. */
  pathOf({ apiVersion, plural, name }: Expected): string {
    return `/apis/${apiVersion}/namespaces/${NAMESPACE}/${plural}/${name}`;
  }

  /** Returns an object as it is now. @throws Error for a name that objects.ts does not have */
  read(kind: string, name: string): Promise<KubeObject> {
    return this.api.get(this.pathOf(this.find(kind, name)));
  }

  find(kind: string, name: string): Expected {
    const found = this.objects.find(
      each => each.kind === kind && each.name === name,
    );
    if (!found) throw new Error(`No ${kind} ${name}`);
    return found;
  }

  /** Waits until all objects are where objects.ts says. @throws Error that names those that are not */
  async settled(): Promise<void> {
    const unsettled = async () => {
      const now = await Promise.all(
        this.objects.map(async expected => ({
          expected,
          ready: readyOf(await this.api.get(this.pathOf(expected))),
        })),
      );
      return now.filter(({ expected: { ready }, ready: is }) => {
        if (!ready) return false;
        return is?.status !== ready[0] || !ready[1].test(is.reason ?? '');
      });
    };
    await eventually(async () => {
      const left = await unsettled();
      if (left.length > 0) {
        throw new Error(
          left
            .map(
              ({ expected: { kind, name }, ready }) =>
                `${kind} ${name}: ${ready?.status} ${ready?.reason} ${ready?.message}`,
            )
            .join('\n'),
        );
      }
    }, this.processes);
  }

  async stop(): Promise<void> {
    this.others.forEach(end => end());
    await this.processes.stop();
    rmSync(this.directory, { recursive: true, force: true });
  }

  private async createObjects(): Promise<void> {
    for (const expected of this.objects) {
      const { apiVersion, kind, name, spec } = expected;
      const path = this.pathOf(expected).slice(0, -name.length - 1);
      await eventually(
        () =>
          this.api.create(path, {
            apiVersion,
            kind,
            metadata: {
              name,
              labels: { 'backstage.io/kubernetes-id': ENTITY },
            },
            spec,
          }),
        this.processes,
      );
    }
  }
}

/** Tries until it succeeds. @throws its latest error when the time is up, or the log of a program that has ended */
export async function eventually<T>(
  attempt: () => Promise<T>,
  processes?: Processes,
  withinMs = READY_WITHIN_MS,
): Promise<T> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      const ended = processes?.ended();
      if (ended)
        throw new Error(`${ended} has ended:\n${processes?.log(ended)}`);
      if (Date.now() > deadline) throw error;
    }
    await sleep(250);
  }
}

function kubeconfigText(url: string, ca: Buffer, token: string): string {
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [
      {
        name: 'real',
        cluster: {
          server: url,
          'certificate-authority-data': ca.toString('base64'),
        },
      },
    ],
    users: [{ name: 'user', user: { token } }],
    contexts: [{ name: 'real', context: { cluster: 'real', user: 'user' } }],
    'current-context': 'real',
  });
}
