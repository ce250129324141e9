import type { IHelmRelease } from '@kubernetes-models/flux-cd/helm.toolkit.fluxcd.io/v2/HelmRelease';
import type { IKustomization } from '@kubernetes-models/flux-cd/kustomize.toolkit.fluxcd.io/v1/Kustomization';
import type { CommonFields } from './common';
import { isPresent, readString, type Untrusted } from './untrusted';

/** Object that tells how another cluster is reached. */
export interface RemoteCluster {
  readonly kind: 'Secret' | 'ConfigMap';
  readonly name: string;
}

/** Where an applier applies its objects, as far as that is not the cluster and namespace that it lives in. */
export interface ApplyTarget {
  /** It applies to the cluster of its `spec.kubeConfig`. */
  readonly isRemote: boolean;
  /** Absent where `spec.kubeConfig` names neither a Secret nor a ConfigMap. */
  readonly remote?: RemoteCluster;
  /** `spec.targetNamespace`. */
  readonly namespace?: string;
}

type RawSpec =
  | NonNullable<Untrusted<IKustomization>['spec']>
  | NonNullable<Untrusted<IHelmRelease>['spec']>;

function readRemote(
  kubeConfig: RawSpec['kubeConfig'],
): RemoteCluster | undefined {
  const secret = readString(kubeConfig?.secretRef?.name);
  if (secret !== undefined) return { kind: 'Secret', name: secret };
  const configMap = readString(kubeConfig?.configMapRef?.name);
  return configMap === undefined
    ? undefined
    : { kind: 'ConfigMap', name: configMap };
}

/** Reads where an applier applies its objects; `undefined` where it does so where it lives. */
export function readTarget(
  spec: RawSpec | undefined,
  { namespace: own }: CommonFields,
): ApplyTarget | undefined {
  const isRemote = isPresent(spec?.kubeConfig);
  const named = readString(spec?.targetNamespace);
  // On another cluster, a namespace of the same name is another one.
  const namespace = isRemote || named !== own ? named : undefined;
  return isRemote || namespace !== undefined
    ? { isRemote, remote: readRemote(spec?.kubeConfig), namespace }
    : undefined;
}
