import { alertApiRef, useApi } from '@backstage/core-plugin-api';
import {
  kubernetesApiRef,
  type KubernetesApi,
} from '@backstage/plugin-kubernetes-react';
// The copy that kubernetes-react loads, too.
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { MATCHERS } from '../page/kinds';
import type { Row, SourceRef } from './rows';

export type Action = 'sync' | 'suspend' | 'resume';

const CHECK_INTERVAL_MS = 2_000;
const CHECKS = 10;

/** Sends one request for an object to its cluster. @throws Error if the cluster refuses it */
async function request(
  api: KubernetesApi,
  clusterName: string,
  { kind, namespace, name }: SourceRef,
  patch?: object,
) {
  const { group, apiVersion, plural } = MATCHERS[kind];
  const answer = await api.proxy({
    clusterName,
    path: `/apis/${group}/${apiVersion}/namespaces/${namespace}/${plural}/${name}`,
    init: patch && {
      method: 'PATCH',
      headers: { 'Content-Type': 'application/merge-patch+json' },
      body: JSON.stringify(patch),
    },
  });
  if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`);
  return answer.json();
}

/** Requests a reconciliation, and checks until it is handled. @throws Error if that takes more than ten checks */
async function reconcile(
  api: KubernetesApi,
  clusterName: string,
  object: SourceRef,
): Promise<void> {
  const requestedAt = new Date().toISOString();
  const annotations = { 'reconcile.fluxcd.io/requestedAt': requestedAt };
  await request(api, clusterName, object, { metadata: { annotations } });
  for (let check = 0; check < CHECKS; check += 1) {
    const { status } = await request(api, clusterName, object);
    if (status.lastHandledReconcileAt === requestedAt) return;
    await new Promise(resolve => setTimeout(resolve, CHECK_INTERVAL_MS));
  }
  throw new Error(`${object.name} was not handled in time`);
}

async function perform(
  api: KubernetesApi,
  row: Row,
  action: Action,
): Promise<void> {
  const { clusterName, sourceRef } = row;
  if (action === 'sync') {
    if (sourceRef) await reconcile(api, clusterName, sourceRef);
    await reconcile(api, clusterName, row);
  } else {
    const suspend = action === 'suspend';
    await request(api, clusterName, row, { spec: { suspend } });
  }
}

const DONE: Readonly<Record<Action, string>> = {
  sync: 'synced',
  suspend: 'suspended',
  resume: 'resumed',
};

/** Returns an action on a row's object, and whether it is running. A message tells when it is done, or why it failed. */
export function useAction(row: Row, action: Action) {
  const api = useApi(kubernetesApiRef);
  const alertApi = useApi(alertApiRef);
  const [{ loading }, run] = useAsyncFn(async () => {
    const tell = (message: string) =>
      alertApi.post({ message, display: 'transient' });
    try {
      await perform(api, row, action);
      tell(`${row.name} is ${DONE[action]}`);
    } catch (error) {
      tell(`${row.name} could not be ${DONE[action]}: ${error}`);
    }
  }, [api, alertApi, row, action]);
  return { isRunning: loading, run };
}
