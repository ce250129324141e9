import { SimulatedCluster } from '../cluster';
import { serveCluster } from '../cluster/serve';
import type { ServedCluster } from '../cluster/serve';
import type { Fault, GrantedRoles, Roles } from '../cluster/types';
import type { Scenario } from '../scenarios';

interface RunningCluster {
  readonly cluster: SimulatedCluster;
  readonly served: ServedCluster;
  faults: readonly Fault[];
}

/** Permissions of the clusters' service accounts. `scenario`: those that the scenario defines. */
export type Permissions = GrantedRoles | 'scenario';

/** The simulated clusters of one scenario, each on its own port. */
export class Simulation {
  private permissions: Permissions = 'scenario';

  private constructor(
    readonly scenario: Scenario,
    private readonly running: readonly RunningCluster[],
  ) {}

  /** @param roles - rules of the roles; default: those in dev/cluster */
  static async start(
    scenario: Scenario,
    roles: Roles | undefined,
  ): Promise<Simulation> {
    const running = await Promise.all(
      scenario
        .clusters(new Date())
        .map(async (spec): Promise<RunningCluster> => {
          const cluster = new SimulatedCluster(spec, roles && { roles });
          // For kubectl, which sends no token over plain HTTP. Backstage sends its own.
          const options = { asServiceAccount: true };
          const served = await serveCluster(cluster, 0, options);
          return { cluster, served, faults: spec.faults ?? [] };
        }),
    );
    return new Simulation(scenario, running);
  }

  get clusters() {
    return this.running.map(({ cluster, served, faults }) => ({
      name: cluster.name,
      described: cluster.described,
      url: served.url,
      token: cluster.token,
      faults,
    }));
  }

  get currentPermissions(): Permissions {
    return this.permissions;
  }

  setPermissions(permissions: GrantedRoles): void {
    this.permissions = permissions;
    this.running.forEach(({ cluster }) => cluster.setRules(permissions));
  }

  /**
   * Replaces the faults of one cluster, or of all. Resolves once the affected ports are closed or open.
   *
   * @returns false if there is no such cluster
   */
  async setFaults(
    name: string | undefined,
    faults: readonly Fault[],
  ): Promise<boolean> {
    const chosen = this.running.filter(
      ({ cluster }) => name === undefined || cluster.name === name,
    );
    for (const each of chosen) {
      each.faults = faults;
      each.cluster.setFaults(faults);
      await each.served.setRefused(each.cluster.refusesConnections);
    }
    return chosen.length > 0;
  }

  async stop(): Promise<void> {
    await Promise.all(
      this.running.map(async ({ cluster, served }) => {
        await served.close();
        cluster.dispose();
      }),
    );
  }
}
