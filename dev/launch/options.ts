import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Entity } from '@backstage/catalog-model';
import type { KubeconfigCluster } from '../backend';
import { component, entities } from '../entities';

/** What `npm start -- …` was asked for. */
export interface StartOptions {
  readonly scenario: string;
  readonly kubeconfig: KubeconfigCluster | undefined;
  readonly entities: readonly Entity[];
  readonly ports: { page: number; backend: number; control: number };
}

export const usage = `npm start                                   simulated clusters, scenario "all-well"
npm start -- --scenario ID                  another scenario to begin with
npm start -- --kubeconfig FILE --context NAME [--entity-id VALUE] [--namespace NS]
                                            your own cluster: what carries the label
                                            backstage.io/kubernetes-id=VALUE (default: podinfo), in one namespace or all
npm start -- --port N --backend-port N      other ports than 3000 and 7007; the control endpoint is on the port after
                                            the backend's`;

/** @throws TypeError or RangeError for arguments that are not in `usage` */
export function parseOptions(args: readonly string[]): StartOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      scenario: { type: 'string' },
      kubeconfig: { type: 'string' },
      context: { type: 'string' },
      'entity-id': { type: 'string' },
      namespace: { type: 'string' },
      port: { type: 'string', default: '3000' },
      'backend-port': { type: 'string', default: '7007' },
    },
  });
  const { scenario, kubeconfig: file, context, namespace } = values;
  const id = values['entity-id'];
  if (file && scenario) {
    throw new RangeError('--scenario and --kubeconfig exclude each other');
  }
  if (!file !== !context) {
    throw new RangeError('--kubeconfig and --context go together');
  }
  if (!file && (id || namespace)) {
    throw new RangeError('--entity-id and --namespace need --kubeconfig');
  }
  const backend = toPort(values['backend-port']);
  return {
    scenario: scenario ?? 'all-well',
    kubeconfig:
      file && context
        ? // npm runs scripts in the package's directory and keeps the reader's here.
          { file: resolve(process.env.INIT_CWD ?? '.', file), context }
        : undefined,
    entities: file ? [ownEntity(id ?? 'podinfo', namespace)] : entities,
    ports: { page: toPort(values.port), backend, control: backend + 1 },
  };
}

function ownEntity(id: string, namespace: string | undefined): Entity {
  return component(id, {
    'backstage.io/kubernetes-id': id,
    ...(namespace && { 'backstage.io/kubernetes-namespace': namespace }),
  });
}

function toPort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65534) {
    throw new RangeError(`'${text}' is not a port`);
  }
  return port;
}
