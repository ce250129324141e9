import { upstreamOf } from './graph';
import { definitionOf, isNeverReconciled, type FluxRef } from './kinds';
import type { FluxObject } from './object';
import type { ObjectRef } from './ref';

/** A subcommand of the flux CLI with its flags. */
export type FluxCommand =
  | 'reconcile'
  | 'reconcile --with-source'
  | 'reconcile --force'
  | 'reconcile --reset'
  | 'suspend'
  | 'resume';

/** Names that Kubernetes accepts. Nothing in them has a meaning in a shell. */
const NAME = /^[a-z0-9][-a-z0-9.]*$/;

function commandFor(
  subcommand: FluxCommand,
  { kind, namespace, name }: Pick<FluxRef, 'kind' | 'namespace' | 'name'>,
): string | undefined {
  const { cli } = definitionOf(kind);
  if (cli === undefined || !NAME.test(name) || !NAME.test(namespace))
    return undefined;
  const [verb, ...flags] = subcommand.split(' ');
  return ['flux', verb, cli, name, '-n', namespace, ...flags].join(' ');
}

/**
 * Returns a command of the flux CLI for an object, to be run against the object's cluster.
 *
 * @returns `undefined` if the CLI has none for the kind, or if Kubernetes could not have given such a name
 */
export function fluxCommand(
  resource: FluxObject,
  subcommand: FluxCommand,
): string | undefined {
  if (subcommand !== 'reconcile --with-source')
    return commandFor(subcommand, resource);
  const upstream = upstreamOf(resource);
  // The CLI refuses sources that no controller reconciles on request.
  if (upstream && isNeverReconciled(upstream.kind)) return undefined;
  if (definitionOf(resource.kind).cliWithSource)
    return commandFor(subcommand, resource);
  const first = upstream && commandFor('reconcile', upstream);
  const second = commandFor('reconcile', resource);
  return first && second && `${first} && ${second}`;
}

/** Kinds that Kubernetes accepts. */
const KIND = /^[A-Za-z][A-Za-z0-9]*$/;
/** A name of any kind: some have colons, `system:node`. Nothing in it has a meaning in a shell. */
const ANY_NAME = /^[a-z0-9][-a-z0-9.:]*$/;

/**
 * Returns the kubectl command that prints an object of any kind, to be run against the object's cluster.
 *
 * @returns `undefined` if Kubernetes could not have given such a name
 */
export function kubectlGet(ref: ObjectRef): string | undefined {
  const { group, kind, namespace, name } = ref;
  const parts = [group, namespace].filter(part => part !== undefined);
  const isValid =
    KIND.test(kind) &&
    ANY_NAME.test(name) &&
    parts.every(part => part === '' || NAME.test(part));
  if (!isValid) return undefined;
  const what = [kind.toLowerCase(), group].filter(Boolean).join('.');
  const where = namespace ? ['-n', namespace] : [];
  return ['kubectl', 'get', what, name, ...where, '-o', 'yaml'].join(' ');
}
