import { isAtLeast } from '../releases';
import type { FluxRelease } from '../types';
import type { Applied } from './applied';

/** Minor versions of each controller in Flux 2.0; each release of Flux counts them up by one. */
const FIRST: Readonly<Record<string, readonly [major: number, minor: number]>> =
  {
    'source-controller': [1, 0],
    'kustomize-controller': [1, 0],
    'notification-controller': [1, 0],
    'helm-controller': [0, 35],
    'image-reflector-controller': [0, 29],
    'image-automation-controller': [0, 35],
    'source-watcher': [1, 0],
  };

/** Releases of Flux in which a controller became 1.0. */
const STABLE: Readonly<Record<string, number>> = {
  'helm-controller': 3,
  'image-reflector-controller': 7,
  'image-automation-controller': 7,
};

function versionOf(name: string, release: FluxRelease): string {
  const minor = Number(release.slice(2));
  const stable = STABLE[name];
  if (stable !== undefined && minor >= stable) return `v1.${minor - stable}.0`;
  const [major, first] = FIRST[name] ?? [1, 0];
  return `v${major}.${first + minor}.0`;
}

/** Deployment of Flux Operator, by its Helm chart: its labels are not those of Flux's controllers. */
const OPERATOR = 'flux-operator';

/** Returns a Deployment of one of Flux's controllers with the image and labels of the release; others unchanged. */
export function asController(applied: Applied, release: FluxRelease): Applied {
  const { kind, name, settings } = applied;
  if (kind === 'Deployment' && name === OPERATOR) {
    return {
      ...applied,
      settings: {
        replicas: '1',
        image: `ghcr.io/controlplaneio-fluxcd/${name}:v0.58.1`,
        container: 'manager',
        ...settings,
      },
    };
  }
  if (kind !== 'Deployment' || !(name in FIRST)) return applied;
  return {
    ...applied,
    settings: {
      replicas: '1',
      image: `ghcr.io/fluxcd/${name}:${versionOf(name, release)}`,
      container: 'manager',
      flux: `v${release}.0`,
      // Before Flux 2.7, the Pods have only the label by which they are selected.
      ...(isAtLeast(release, '2.7') && { podLabels: 'all' }),
      ...settings,
    },
  };
}

export function isController({ settings }: Applied): boolean {
  return settings.flux !== undefined;
}

/** Returns whether it logs a line for each run: Flux's controllers, and Flux Operator. */
export function logsRuns(applied: Applied): boolean {
  return isController(applied) || applied.name === OPERATOR;
}

/** Returns the labels that `flux install` gives a controller's Deployment. */
export function controllerLabels({ name, namespace = '', settings }: Applied) {
  return {
    'app.kubernetes.io/component': name,
    'app.kubernetes.io/instance': namespace,
    'app.kubernetes.io/part-of': 'flux',
    'app.kubernetes.io/version': settings.flux ?? '',
    'control-plane': 'controller',
  };
}

/** Returns the labels that it gives the controller's Pods, besides those by which they are selected. */
export function controllerPodLabels(applied: Applied): Record<string, string> {
  if (applied.settings.podLabels !== 'all') return {};
  const { 'control-plane': _own, ...labels } = controllerLabels(applied);
  return labels;
}
