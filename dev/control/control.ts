import type { Entity } from '@backstage/catalog-model';
import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import { kubernetesPermissions } from '@backstage/plugin-kubernetes-common';
import type { BackendState } from '../backend';
import type { Fault, GrantedRoles, Roles } from '../cluster/types';
import { scenarioById, scenarios } from '../scenarios';
import type { Scenario } from '../scenarios';
import { faultNames } from './faults';
import { Simulation } from './simulation';
import type { ControlState, ScenarioTitle } from './state';

const noSimulation = 'There is no simulation to change';

/** The actions of the harness's menus and of the control endpoint, independent of HTTP. */
export class Control {
  private simulation: Simulation | undefined;
  private denied: readonly string[] = [];
  private publish: (state: BackendState) => Promise<void> = async () => {};

  constructor(
    private readonly entities: readonly Entity[],
    private readonly roles: Roles | undefined,
    /** The user's own cluster, in place of simulated ones. */
    private readonly own?: { name: string; url: string },
  ) {}

  /** Connects the backend: from now on, a change is complete only after the backend has received it. */
  connect(publish: (state: BackendState) => Promise<void>): void {
    this.publish = publish;
  }

  get backendState(): BackendState {
    return {
      clusters: (this.simulation?.clusters ?? []).map(
        ({ name, described, url, token }) => ({ name, described, url, token }),
      ),
      denied: this.denied,
    };
  }

  get state(): ControlState {
    const simulation = this.simulation;
    return {
      mode: this.own ? 'kubeconfig' : 'simulation',
      entities: this.entities,
      clusters: this.own
        ? [{ ...this.own, faults: [] }]
        : (simulation?.clusters ?? []).map(({ name, url, faults }) => ({
            name,
            url,
            faults,
          })),
      scenario: simulation && titleOf(simulation.scenario),
      scenarios: this.own ? [] : scenarios.map(titleOf),
      permissions: simulation?.currentPermissions,
      denied: this.denied,
      faultNames: this.own ? [] : faultNames,
    };
  }

  /** Starts a scenario from its beginning, with only the faults and denials that the scenario itself defines. */
  async play(id: string): Promise<void> {
    if (this.own) {
      throw new ConflictError(noSimulation);
    }
    const scenario = scenarioById(id);
    if (!scenario) {
      const known = scenarios.map(each => each.id).join(', ');
      throw new NotFoundError(`No scenario '${id}'. Available: ${known}`);
    }
    const before = this.simulation;
    this.simulation = await Simulation.start(scenario, this.roles);
    this.denied = [];
    await this.publish(this.backendState);
    await before?.stop();
  }

  setPermissions(permissions: GrantedRoles): void {
    this.assertSimulated().setPermissions(permissions);
  }

  async setFaults(
    cluster: string | undefined,
    faults: readonly Fault[],
  ): Promise<void> {
    if (!(await this.assertSimulated().setFaults(cluster, faults))) {
      throw new NotFoundError(`No cluster '${cluster}'`);
    }
  }

  async setDenied(names: readonly string[]): Promise<void> {
    const known = kubernetesPermissions.map(({ name }) => name);
    const unknown = names.filter(name => !known.includes(name));
    if (unknown.length > 0) {
      throw new InputError(
        `Not a permission of the Kubernetes backend: ${unknown.join(', ')}. Available: ${known.join(', ')}`,
      );
    }
    this.denied = names;
    await this.publish(this.backendState);
  }

  /** Lines that show how to access each cluster from a terminal. */
  get clusterLines(): readonly string[] {
    return this.own
      ? [`${this.own.name}  ${this.own.url}`]
      : (this.simulation?.clusters ?? []).map(
          ({ name, url }) => `${name}  kubectl --server ${url} get …`,
        );
  }

  async stop(): Promise<void> {
    await this.simulation?.stop();
  }

  private assertSimulated(): Simulation {
    if (!this.simulation) {
      throw new ConflictError(noSimulation);
    }
    return this.simulation;
  }
}

function titleOf({ id, title, description }: Scenario): ScenarioTitle {
  return { id, title, description };
}
