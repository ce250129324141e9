import type { Json } from '../json';
import type { Applied } from './applied';
import {
  controllerLabels,
  controllerPodLabels,
  isController,
} from './fluxControllers';

/** Returns the image of an applied workload, as its line sets it. */
export function imageOf({ name, settings }: Applied): string {
  return settings.image ?? `ghcr.io/example/${name}:1.0.0`;
}

/** Returns the labels by which a workload selects its Pods. */
export function selectorOf(applied: Applied): Record<string, string> {
  const { name } = applied;
  return isController(applied)
    ? { app: name }
    : { 'app.kubernetes.io/name': name };
}

/** Returns the labels that a workload has of its own. */
export function labelsOf(applied: Applied): Record<string, string> {
  return {
    ...selectorOf(applied),
    ...(isController(applied) && controllerLabels(applied)),
  };
}

/** Returns the labels that its Pods have. */
export function podLabelsOf(applied: Applied): Record<string, string> {
  return {
    ...selectorOf(applied),
    ...(isController(applied) && controllerPodLabels(applied)),
  };
}

export function containerOf({ name, settings }: Applied): string {
  return settings.container ?? name;
}

export function numberOf(value: string | undefined, otherwise: number): number {
  const number = Number(value ?? otherwise);
  return Number.isInteger(number) && number >= 0 ? number : otherwise;
}

/** Returns a Pod's spec as the API server completes it, without the node. */
export function podSpec(
  applied: Applied,
  image: string,
  restartPolicy = 'Always',
): Json {
  const { settings } = applied;
  const { config, env } = settings;
  return {
    containers: [
      {
        image,
        imagePullPolicy: 'IfNotPresent',
        name: containerOf(applied),
        ...(restartPolicy === 'Always' && {
          ports: [{ containerPort: 9898, name: 'http', protocol: 'TCP' }],
        }),
        ...(env && { envFrom: [{ configMapRef: { name: env } }] }),
        resources: {
          limits: { memory: '256Mi' },
          requests: { cpu: '50m', memory: settings.memory ?? '64Mi' },
        },
        terminationMessagePath: '/dev/termination-log',
        terminationMessagePolicy: 'File',
        ...(config && {
          volumeMounts: [{ mountPath: '/etc/config', name: 'config' }],
        }),
      },
    ],
    dnsPolicy: 'ClusterFirst',
    restartPolicy,
    schedulerName: 'default-scheduler',
    securityContext: {},
    terminationGracePeriodSeconds: 30,
    ...(config && {
      volumes: [
        { configMap: { defaultMode: 420, name: config }, name: 'config' },
      ],
    }),
  };
}
