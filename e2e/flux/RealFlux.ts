import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { chartIn, serveFiles, writeCharts } from './charts';
import { eventually } from './eventually';
import { FILES, isExisting, openExisting } from './existing';
import type { FluxCluster } from './FluxCluster';
import { serveGit } from './gitServer';
import type { KubeObject } from './KubeApi';
import { startOnLoopback } from './loopback';
import { objectsOn, type Expected } from './objects';
import { findPrograms, findTools, type Tools } from './programs';
import { OCI_CHART, serveRegistry } from './registry';
import { fleetFor, PACKED, Repository } from './repositories';

/** Returns the condition Ready of an object. */
export const readyOf = ({ status }: KubeObject) =>
  status?.conditions?.find(({ type }) => type === 'Ready');

/** A cluster with real Flux, and a Git server, a Helm repository and an OCI registry with what its objects reconcile. */
export class RealFlux {
  private constructor(
    private readonly directory: string,
    readonly cluster: FluxCluster,
    readonly fleet: Repository,
    readonly objects: readonly Expected[],
    private readonly servers: readonly Server[],
  ) {}

  /** Starts one on loopback, or uses the one that main.ts has prepared. @throws Error that names missing programs */
  static async start(): Promise<RealFlux> {
    const directory = mkdtempSync(
      join(process.env[FILES] ?? tmpdir(), 'flux-e2e-'),
    );
    if (isExisting()) {
      const tools = findTools();
      return RealFlux.on(openExisting(directory), tools, directory);
    }
    const programs = findPrograms();
    const cluster = await startOnLoopback(programs, directory);
    return RealFlux.on(cluster, programs.paths, directory);
  }

  private static async on(
    cluster: FluxCluster,
    { git, tar }: Tools,
    directory: string,
  ): Promise<RealFlux> {
    const inside = (name: string) => join(directory, name);
    const fleet = new Repository(git, inside('git/fleet.git'), inside('tree'));
    fleet.commit(fleetFor(cluster), 'The fleet');
    writeCharts(tar, inside('charts'));
    const servers = {
      git: serveGit(git, inside('git')),
      charts: serveFiles(inside('charts')),
      oci: serveRegistry(tar, PACKED, chartIn(inside('charts'), OCI_CHART.tag)),
    };
    const { address } = cluster;
    const hosts = {
      git: await listenOn(servers.git, address),
      charts: await listenOn(servers.charts, address),
      oci: await listenOn(servers.oci, address),
    };
    const objects = objectsOn(hosts, cluster);
    const flux = new RealFlux(
      directory,
      cluster,
      fleet,
      objects,
      Object.values(servers),
    );
    await flux.createObjects();
    return flux;
  }

  /** Returns an object's path at the API server. */
  pathOf({ apiVersion, plural, name }: Expected): string {
    const { namespace } = this.cluster;
    return `/apis/${apiVersion}/namespaces/${namespace}/${plural}/${name}`;
  }

  /** Returns an object as it is now. @throws Error for a name that objects.ts does not have */
  read(kind: string, name: string): Promise<KubeObject> {
    return this.cluster.api.get(this.pathOf(this.find(kind, name)));
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
    const { api, processes, address } = this.cluster;
    await this.changeObjects();
    const unsettled = async () => {
      const now = await Promise.all(
        this.objects.map(async expected => ({
          expected,
          ready: readyOf(await api.get(this.pathOf(expected))),
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
          [
            ...left.map(({ expected: { kind, name }, ready }) =>
              ready
                ? `${kind} ${name}: ${ready.status} ${ready.reason} ${ready.message}`
                : `${kind} ${name}: its controller has not reconciled it`,
            ),
            ...(processes
              ? []
              : [
                  `Flux has to reach this machine at ${address}: use --address if that is not its address there`,
                ]),
          ].join('\n'),
        );
      }
    }, processes);
  }

  async stop(): Promise<void> {
    for (const server of this.servers) {
      server.close();
      server.closeAllConnections();
    }
    await this.cluster.stop();
    rmSync(this.directory, { recursive: true, force: true });
  }

  private async createObjects(): Promise<void> {
    const { api, entity, processes } = this.cluster;
    for (const expected of this.objects) {
      const { apiVersion, kind, name, spec, annotations, isApplied } = expected;
      if (isApplied) continue;
      const path = this.pathOf(expected).slice(0, -name.length - 1);
      await eventually(
        () =>
          api.create(path, {
            apiVersion,
            kind,
            metadata: {
              name,
              labels: { 'backstage.io/kubernetes-id': entity },
              ...(annotations && { annotations }),
            },
            spec,
          }),
        processes,
      );
    }
  }

  /** Changes objects that are to be changed once they are ready. */
  private async changeObjects(): Promise<void> {
    const { api, processes } = this.cluster;
    await Promise.all(
      this.objects.map(async expected => {
        const { kind, name, later } = expected;
        if (!later) return;
        await eventually(async () => {
          const ready = readyOf(await api.get(this.pathOf(expected)));
          if (ready?.status !== 'True') {
            throw new Error(`${kind} ${name} does not become ready`);
          }
        }, processes);
        await api.patch(this.pathOf(expected), { spec: later });
      }),
    );
  }
}

/**
 * Lets a server listen on an unused port of an address.
 *
 * @param address - where Flux reaches this machine; a name or an address of a router in front of it is no interface
 * of this machine, and the server listens on all of them then
 * @returns host and port for URLs
 */
function listenOn(server: Server, address: string): Promise<string> {
  const isHere = Object.values(networkInterfaces())
    .flat()
    .some(each => each?.address === address);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, isHere ? address : undefined, () => {
      const { port } = server.address() as AddressInfo;
      const host = address.includes(':') ? `[${address}]` : address;
      resolve(`${host}:${port}`);
    });
  });
}
