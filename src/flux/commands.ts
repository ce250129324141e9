import type { FluxAction } from './actions';
import { KINDS } from './kinds';
import type { FluxObject } from './object';
import { upstreamOf } from './graph';

/** As Kubernetes demands of names; nothing in it means anything to a shell. */
const NAME = /^[a-z0-9][-a-z0-9.]*$/;

interface Named {
  readonly kind: FluxObject['kind'];
  readonly namespace: string;
  readonly name: string;
}

function command(
  verb: 'reconcile' | 'suspend' | 'resume',
  { kind, namespace, name }: Named,
  ...flags: readonly string[]
): string | undefined {
  const { cli } = KINDS[kind];
  if (cli === undefined || !NAME.test(name) || !NAME.test(namespace))
    return undefined;
  return ['flux', verb, cli, name, '-n', namespace, ...flags].join(' ');
}

/** With a flag, or, for a kind whose command has none, one command after the other. */
function reconcileWithSource(resource: FluxObject): string | undefined {
  if (KINDS[resource.kind].cliWithSource) {
    return command('reconcile', resource, '--with-source');
  }
  const upstream = upstreamOf(resource);
  const first = upstream && command('reconcile', upstream);
  const second = command('reconcile', resource);
  return first && second && `${first} && ${second}`;
}

/**
 * The command of the flux CLI that does the same, on whatever cluster the reader's kubectl points at.
 *
 * @returns `undefined` where the CLI has none, or where the name is not one that Kubernetes could have given
 *
 * @public
 */
export function fluxCommand(
  resource: FluxObject,
  action: FluxAction,
): string | undefined {
  switch (action) {
    case 'sync':
      return command('reconcile', resource);
    case 'syncWithSource':
      return reconcileWithSource(resource);
    case 'force':
      return command('reconcile', resource, '--force');
    case 'reset':
      return command('reconcile', resource, '--reset');
    case 'suspend':
      return command('suspend', resource);
    default:
      // Resuming reconciles by itself.
      return command('resume', resource);
  }
}
