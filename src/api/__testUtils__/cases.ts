import type {
  ClusterSpec,
  Fault,
  FluxRelease,
  KubernetesObject,
} from '../../../dev/cluster';
import {
  gitRepository,
  helmRelease,
  helmRepository,
  type ObjectOptions,
  type Setting,
} from '../../../dev/scenarios/build';
import type { FluxObject, FluxResource } from '../../flux';
import { isReadable } from '../../flux';
import { FluxError, type FluxListing } from '..';

/** Name and entity label of objects, unless a test sets others. */
export const mine = { name: 'podinfo', entity: 'podinfo' } as const;

export const at = (cluster: string, flux: FluxRelease = '2.9'): Setting => ({
  cluster,
  flux,
  now: new Date(),
});

const URL = 'https://github.com/stefanprodan/podinfo';

export const git = (
  setting: Setting,
  more: Partial<ObjectOptions> = {},
): KubernetesObject => gitRepository(setting, { ...mine, url: URL, ...more });

export function chart(
  setting: Setting,
  more: Partial<ObjectOptions> = {},
): KubernetesObject {
  const source = helmRepository(setting, { ...mine, url: URL });
  return helmRelease(setting, { ...mine, source, ...more });
}

/** Returns a cluster with one GitRepository and one HelmRelease of the entity, and with Flux Operator. */
export function small(
  name: string,
  more: Partial<ClusterSpec> = {},
): ClusterSpec {
  const setting = at(name, more.flux);
  return {
    name,
    flux: setting.flux,
    hasOperator: true,
    objects: [git(setting), chart(setting)],
    ...more,
  };
}

export const fault = (
  effect: Fault['effect'],
  more: Omit<Fault, 'effect'> = {},
): Fault => ({ ...more, effect });

/** Returns `production/GitRepository/podinfo` for each resource. */
export const rows = ({ resources }: FluxListing): readonly string[] =>
  resources.map(
    ({ cluster, kind, name }: FluxResource) => `${cluster}/${kind}/${name}`,
  );

/** Returns the fields of an error without its message. */
export const said = (error: unknown) =>
  error instanceof FluxError
    ? {
        problem: error.problem,
        cluster: error.cluster,
        kind: error.kind,
        status: error.status,
      }
    : error;

export const saidOf = ({ errors }: FluxListing) => errors.map(said);

/** Returns the only object of a kind in a listing. */
export function the(listing: FluxListing, kind: FluxResource['kind']) {
  const [found, ...others] = listing.resources.filter(
    (each): each is FluxObject => each.kind === kind && isReadable(each),
  );
  if (!found || others.length > 0) {
    throw new Error(`There is not one ${kind} but ${others.length + 1}`);
  }
  return found;
}

/** Returns the error that a promise rejects with. */
export async function failureOf(promise: Promise<unknown>): Promise<FluxError> {
  const thrown = await promise.then(
    () => 'it was resolved',
    (error: unknown) => error,
  );
  if (thrown instanceof FluxError) return thrown;
  throw new Error(`Not a FluxError: ${thrown}`);
}

/** Moves the date without firing timers. */
export const calendar = {
  pass: (ms: number) => jest.setSystemTime(Date.now() + ms),
};

export const MINUTE = 60_000;
