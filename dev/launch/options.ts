import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Entity } from '@backstage/catalog-model';
import type { KubeconfigCluster } from '../backend';
import { component, entities } from '../entities';

/** Parsed arguments of `npm start -- …`. */
export interface StartOptions {
  readonly scenario: string;
  readonly kubeconfig: KubeconfigCluster | undefined;
  readonly entities: readonly Entity[];
  /** Serves the page as for production, instead of with the development server. */
  readonly built: boolean;
  readonly ports: { page: number; backend: number; control: number };
}

export const usage = `npm start                                   simulated clusters, scenario "all-well"
npm start -- --scenario ID                  starts with another scenario
npm start -- --kubeconfig FILE --context NAME [--entity-id VALUE] [--namespace NS]
                                            your own cluster: shows resources with the label
                                            backstage.io/kubernetes-id=VALUE (default: podinfo), in one or all namespaces
npm start -- --port N --backend-port N      ports other than 3000 and 7007; the control endpoint uses the port after
                                            the backend's
npm start -- --built                        compiles the page once, as an app for production: it loads faster, and does not
                                            follow changes of the code`;

/**
 * Parses the arguments.
 *
 * @throws TypeError or RangeError for arguments that are not in `usage`
 */
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
      built: { type: 'boolean', default: false },
    },
  });
  const { scenario, kubeconfig: file, context, namespace } = values;
  const id = values['entity-id'];
  if (file && scenario) {
    throw new RangeError('--scenario cannot be combined with --kubeconfig');
  }
  if (!file !== !context) {
    throw new RangeError('--kubeconfig and --context must be used together');
  }
  if (!file && (id || namespace)) {
    throw new RangeError('--entity-id and --namespace require --kubeconfig');
  }
  const backend = toPort(values['backend-port']);
  return {
    scenario: scenario ?? 'all-well',
    kubeconfig:
      file && context
        ? // npm runs scripts in the package's directory; INIT_CWD is the user's.
          { file: resolve(process.env.INIT_CWD ?? '.', file), context }
        : undefined,
    built: values.built,
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
