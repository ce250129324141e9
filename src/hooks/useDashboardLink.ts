import { useApiHolder } from '@backstage/core-plugin-api';
import {
  kubernetesClusterLinkFormatterApiRef,
  type KubernetesClusterLinkFormatterApi,
} from '@backstage/plugin-kubernetes-react';
import useAsync from 'react-use/lib/useAsync';
import type { FluxDashboard } from '../api';
import type { ObjectRef } from '../flux';
import { useStore } from './useStore';

/** Returns an http(s) address as it is; `undefined` for anything else. */
function webOnly(address: string | undefined): string | undefined {
  try {
    const { protocol } = new URL(address ?? '');
    return protocol === 'https:' || protocol === 'http:' ? address : undefined;
  } catch {
    return undefined;
  }
}

async function addressOf(
  { url, app, parameters, isPartial }: FluxDashboard,
  { kind, namespace, name }: ObjectRef,
  formatter: KubernetesClusterLinkFormatterApi | undefined,
): Promise<string | undefined> {
  const home = webOnly(url);
  // Without the product, the form of its addresses is not known.
  if (!formatter || isPartial) return home;
  try {
    const link = await formatter.formatClusterLink({
      dashboardUrl: url,
      dashboardApp: app,
      dashboardParameters: parameters,
      kind,
      object: { kind, metadata: { namespace, name }, spec: {} },
    });
    return webOnly(link);
  } catch {
    // Some products' formatters know Kubernetes' own kinds only.
    return home;
  }
}

/**
 * Returns where the dashboard of an object's cluster shows it, as the app formats such links; the dashboard itself where
 * the app cannot tell; `undefined` until that is known, and where the cluster has no dashboard.
 */
export function useDashboardLink(ref: ObjectRef): string | undefined {
  const { clusters } = useStore();
  const formatter = useApiHolder().get(kubernetesClusterLinkFormatterApiRef);
  const { cluster, kind, namespace, name } = ref;
  const dashboard = clusters.find(cluster)?.dashboard;
  const { value } = useAsync(
    async () => dashboard && addressOf(dashboard, ref, formatter),
    [JSON.stringify(dashboard), cluster, kind, namespace, name, formatter],
  );
  return value;
}
