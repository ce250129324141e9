/**
 * Reads a JSON list of Kubernetes objects from stdin, validates each against the published schema of its apiVersion and
 * kind, and writes the list of errors to stdout.
 *
 * Runs as its own process, because `@kubernetes-models/flux-cd` is published as ES modules only, which Jest cannot load
 * without flags.
 */
import { text } from 'node:stream/consumers';

const PACKAGE = '@kubernetes-models/flux-cd';
/** Groups whose schemas the package does not have. */
const WITHOUT_SCHEMA = [
  'source.extensions.fluxcd.io',
  'fluxcd.controlplane.io',
  'infra.contrib.fluxcd.io',
  'flagger.app',
];
const VERSIONS = [
  'helm.toolkit.fluxcd.io/v2',
  'helm.toolkit.fluxcd.io/v2beta1',
  'helm.toolkit.fluxcd.io/v2beta2',
  'image.toolkit.fluxcd.io/v1',
  'image.toolkit.fluxcd.io/v1beta1',
  'image.toolkit.fluxcd.io/v1beta2',
  'kustomize.toolkit.fluxcd.io/v1',
  'notification.toolkit.fluxcd.io/v1',
  'notification.toolkit.fluxcd.io/v1beta2',
  'notification.toolkit.fluxcd.io/v1beta3',
  'source.toolkit.fluxcd.io/v1',
  'source.toolkit.fluxcd.io/v1beta2',
];

const modules = await Promise.all(
  VERSIONS.map(version => import(`${PACKAGE}/${version}`)),
);
const models = new Map(
  modules
    .flatMap(module => Object.values(module))
    .filter(model => model.apiVersion && model.kind)
    .map(model => [`${model.apiVersion}/${model.kind}`, model]),
);

function errorsOf(object) {
  const { apiVersion, kind, metadata } = object;
  const Model = models.get(`${apiVersion}/${kind}`);
  if (!Model && WITHOUT_SCHEMA.includes(apiVersion.split('/')[0])) return [];
  if (!Model) return [`No schema of ${apiVersion}/${kind}`];
  try {
    new Model(object).validate();
    return [];
  } catch (error) {
    return [`${kind} ${metadata?.namespace}/${metadata?.name}: ${error}`];
  }
}

const objects = JSON.parse(await text(process.stdin));
process.stdout.write(JSON.stringify(objects.flatMap(errorsOf)));
