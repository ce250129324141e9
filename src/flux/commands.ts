import { upstreamOf } from './graph';
import {
  definitionOf,
  isNeverReconciled,
  supports,
  versionOf,
  type FluxRef,
} from './kinds';
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

/** The feature of an object's controller that each verb with its flags needs. */
const NEEDS = {
  reconcile: 'reconcile',
  'reconcile --with-source': 'reconcile',
  'reconcile --force': 'force',
  'reconcile --reset': 'force',
  suspend: 'suspend',
  resume: 'suspend',
} as const satisfies Readonly<Record<FluxCommand, string>>;

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
 * @returns `undefined` if the CLI has none for the kind, if the object's version does not support it, or if Kubernetes
 *   could not have given such a name
 */
export function fluxCommand(
  resource: FluxObject,
  subcommand: FluxCommand,
): string | undefined {
  const support = definitionOf(resource.kind)[NEEDS[subcommand]];
  const isSupported = supports(support, versionOf(resource.apiVersion));
  if (subcommand !== 'reconcile --with-source')
    return isSupported ? commandFor(subcommand, resource) : undefined;
  const upstream = upstreamOf(resource);
  // The CLI refuses sources that no controller reconciles on request.
  if (upstream && isNeverReconciled(upstream.kind)) return undefined;
  if (definitionOf(resource.kind).cliWithSource)
    return commandFor(subcommand, resource);
  const first = upstream && commandFor('reconcile', upstream);
  // The source can be reconciled even where the object itself cannot.
  if (!isSupported) return first;
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
