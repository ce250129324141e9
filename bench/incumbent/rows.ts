import type { ObjectsByEntityResponse } from '@backstage/plugin-kubernetes-common';
import type { CardKind } from '../page/kinds';

export interface Condition {
  readonly type: string;
  readonly status: string;
  readonly reason?: string;
  readonly message?: string;
  readonly lastTransitionTime?: string;
}

export interface SourceRef {
  readonly kind: CardKind;
  readonly name: string;
  readonly namespace: string;
}

/** A type rather than an interface: the Table requires an index signature. */
export type Row = {
  readonly id: string;
  readonly kind: CardKind;
  readonly clusterName: string;
  readonly namespace: string;
  readonly name: string;
  readonly isSuspended: boolean;
  readonly conditions: readonly Condition[];
  /** For a Kustomization or HelmRelease. */
  readonly sourceRef?: SourceRef;
  readonly lastAppliedRevision?: string;
  readonly path?: string;
  readonly chart?: Chart;
  /** For a source. */
  readonly url?: string;
  readonly artifact?: Artifact;
  readonly provider?: string;
  readonly isVerified?: boolean;
  /** For an ImagePolicy. */
  readonly policy?: string;
  readonly imageRepository?: string;
  readonly latestImage?: string;
};

interface Artifact {
  readonly revision?: string;
}

interface Chart {
  readonly metadata?: { readonly name: string };
  readonly spec?: {
    readonly chart?: string;
    readonly sourceRef?: Omit<SourceRef, 'namespace'> & Partial<SourceRef>;
  };
}

/** The fields of an object that the columns need. These cards trust them. */
interface FluxLike {
  readonly kind: CardKind;
  readonly metadata: { readonly name: string; readonly namespace: string };
  readonly spec?: {
    readonly suspend?: boolean;
    readonly sourceRef?: Omit<SourceRef, 'namespace'> & Partial<SourceRef>;
    readonly path?: string;
    readonly chart?: Chart;
    readonly url?: string;
    readonly provider?: string;
    readonly verify?: object;
    readonly policy?: Readonly<Record<string, Record<string, string>>>;
    readonly imageRepositoryRef?: { readonly name: string };
  };
  readonly status?: {
    readonly conditions?: readonly Condition[];
    readonly lastAppliedRevision?: string;
    readonly artifact?: Artifact;
    readonly latestRef?: { readonly name: string; readonly tag: string };
  };
}

function inNamespace(
  ref: (Omit<SourceRef, 'namespace'> & Partial<SourceRef>) | undefined,
  namespace: string,
): SourceRef | undefined {
  return ref && { ...ref, namespace: ref.namespace ?? namespace };
}

/** Returns `spec.chart` in the form of an object of its own, copied as JSON. */
function chartOf({ metadata, spec }: FluxLike): Chart {
  const name = `${metadata.namespace}-${metadata.name}`;
  return JSON.parse(JSON.stringify({ ...spec?.chart, metadata: { name } }));
}

function detailsOf(object: FluxLike): Partial<Row> {
  const { kind, metadata, spec = {}, status = {} } = object;
  const { namespace } = metadata;
  const { lastAppliedRevision = '', artifact, latestRef } = status;
  switch (kind) {
    case 'Kustomization':
      return {
        lastAppliedRevision,
        path: spec.path,
        sourceRef: inNamespace(spec.sourceRef, namespace),
      };
    case 'HelmRelease':
      return {
        lastAppliedRevision,
        chart: chartOf(object),
        // From another copy, since nothing keeps the first one.
        sourceRef: inNamespace(chartOf(object).spec?.sourceRef, namespace),
      };
    case 'ImagePolicy': {
      const [[type, options] = []] = Object.entries(spec.policy ?? {});
      return {
        policy: [type, ...Object.values(options ?? {})].join(' / '),
        imageRepository: spec.imageRepositoryRef?.name,
        latestImage: latestRef && `${latestRef.name}:${latestRef.tag}`,
      };
    }
    default:
      return {
        url: spec.url,
        artifact,
        provider: spec.provider,
        isVerified: Boolean(spec.verify),
      };
  }
}

/** Copies an object as JSON. A card of several kinds parses it once before, for its kind alone. */
function copyOf(resource: unknown, kinds: readonly CardKind[]): FluxLike {
  const json = JSON.stringify(resource);
  const kind = kinds.length > 1 ? JSON.parse(json).kind : kinds[0];
  return { ...JSON.parse(json), kind };
}

/** Returns the rows for one answer of Backstage's Kubernetes backend. */
export function rowsOf(
  answer: ObjectsByEntityResponse | undefined,
  kinds: readonly CardKind[],
): readonly Row[] {
  return (answer?.items ?? []).flatMap(({ cluster, resources }) =>
    resources.flatMap(response =>
      response.resources.map((resource): Row => {
        const object = copyOf(resource, kinds);
        const { namespace, name } = object.metadata;
        return {
          id: `${cluster.name}/${namespace}/${name}`,
          kind: object.kind,
          clusterName: cluster.name,
          namespace,
          name,
          isSuspended: Boolean(object.spec?.suspend),
          conditions: (object.status?.conditions ?? []).map(each => ({
            ...each,
          })),
          ...detailsOf(object),
        };
      }),
    ),
  );
}
