import { parseArgs } from 'node:util';
import { parseOptions, type StartOptions } from '../../dev/launch/options';
import { APPS, type AppName } from '../apps/releases';

/** Parsed arguments of `npm run demo -- …`. */
export interface DemoOptions extends Omit<StartOptions, 'ports'> {
  readonly app: AppName;
  /** Use the app from the previous build. */
  readonly built: boolean;
  readonly ports: { readonly backstage: number; readonly control: number };
}

export const usage = `npm run demo                                a Backstage app of the old frontend system, on simulated clusters
npm run demo -- --app next                  … of the new frontend system
npm run demo -- --scenario ID               another scenario than "all-well"
npm run demo -- --kubeconfig FILE --context NAME [--entity-id VALUE] [--namespace NS]
                                            your own cluster: shows resources with the label
                                            backstage.io/kubernetes-id=VALUE (default: podinfo), in one or all namespaces
npm run demo -- --built                     uses the app from the previous build
npm run demo -- --port N                    a port other than 7007; the control endpoint uses the port after it`;

/**
 * Parses the arguments.
 *
 * @throws TypeError or RangeError for arguments that are not in `usage`
 */
export function parseDemoOptions(args: readonly string[]): DemoOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      app: { type: 'string', default: 'legacy' },
      built: { type: 'boolean', default: false },
      port: { type: 'string', default: '7007' },
      scenario: { type: 'string' },
      kubeconfig: { type: 'string' },
      context: { type: 'string' },
      'entity-id': { type: 'string' },
      namespace: { type: 'string' },
    },
  });
  const { app: name, built, port, ...asForStart } = values;
  const app = APPS.find(each => each === name);
  if (!app) {
    throw new RangeError(`--app must be one of ${APPS.join(', ')}`);
  }
  const { ports, ...options } = parseOptions([
    `--backend-port=${port}`,
    ...Object.entries(asForStart).map(([key, value]) => `--${key}=${value}`),
  ]);
  const { backend: backstage, control } = ports;
  return { ...options, app, built, ports: { backstage, control } };
}
