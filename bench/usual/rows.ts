import type { ObjectsByEntityResponse } from '@backstage/plugin-kubernetes-common';

/** A type rather than an interface: the Table requires an index signature. */
export type Row = {
  readonly id: string;
  readonly name: string;
  readonly namespace: string;
  readonly cluster: string;
  readonly status: string;
  readonly revision: string;
  /** Path in the cluster's API. */
  readonly path: string;
};

interface Condition {
  readonly type?: string;
  readonly status?: string;
  readonly reason?: string;
}

/** The fields of an object that the columns need. The usual cards trust them. */
interface FluxLike {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly metadata: {
    readonly uid?: string;
    readonly name?: string;
    readonly namespace?: string;
  };
  readonly spec?: { readonly suspend?: boolean };
  readonly status?: {
    readonly conditions?: readonly Condition[];
    readonly lastAppliedRevision?: string;
    readonly artifact?: { readonly revision?: string };
    readonly history?: readonly { readonly chartVersion?: string }[];
    readonly latestRef?: { readonly tag?: string };
  };
}

function statusOf({ spec, status }: FluxLike): string {
  if (spec?.suspend) return 'Suspended';
  const ready = status?.conditions?.find(({ type }) => type === 'Ready');
  if (!ready) return 'Unknown';
  return ready.status === 'True' ? 'Ready' : (ready.reason ?? 'Not ready');
}

function revisionOf({ status }: FluxLike): string {
  return (
    status?.lastAppliedRevision ??
    status?.history?.[0]?.chartVersion ??
    status?.artifact?.revision ??
    status?.latestRef?.tag ??
    ''
  );
}

/** Returns the English plural, which happens to be right for all kinds here. */
function pluralOf({ kind = '' }: FluxLike): string {
  return `${kind.toLowerCase()}s`.replace(/ys$/, 'ies');
}

/** Returns the rows for one answer of Backstage's Kubernetes backend. */
export function rowsOf(answer: ObjectsByEntityResponse | undefined): Row[] {
  return (answer?.items ?? []).flatMap(({ cluster, resources }) =>
    resources.flatMap(response => {
      if (response.type !== 'customresources') return [];
      const objects: readonly FluxLike[] = response.resources;
      return objects.map((object): Row => {
        const { uid = '', name = '', namespace = '' } = object.metadata;
        return {
          id: `${cluster.name}/${uid}`,
          name,
          namespace,
          cluster: cluster.name,
          status: statusOf(object),
          revision: revisionOf(object),
          path: `/apis/${object.apiVersion}/namespaces/${namespace}/${pluralOf(object)}/${name}`,
        };
      });
    }),
  );
}
