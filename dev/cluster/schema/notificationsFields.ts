import type { FieldHistory } from './fieldHistory';

export const notificationsFields: FieldHistory = {
  Alert: {
    'spec.eventMetadata': 'v1beta2 v1beta3',
    'spec.inclusionList': 'v1beta2 v1beta3',
    status: 'v1beta1 v1beta2',
    'status.lastHandledReconcileAt': 'v1beta2',
  },
  Provider: {
    'spec.commitStatusExpr': 'v1beta3>=2.6',
    'spec.interval': 'v1beta2 v1beta3',
    'spec.proxySecretRef': 'v1beta3>=2.7',
    'spec.serviceAccountName': 'v1beta3>=2.6',
    status: 'v1beta1 v1beta2',
    'status.lastHandledReconcileAt': 'v1beta2',
  },
  Receiver: {
    'spec.interval': 'v1 v1beta2',
    'spec.oidcProviders': 'v1>=2.9',
    'spec.resourceFilter': 'v1>=2.5',
    'spec.resources[].filter': 'v1>=2.9',
    'status.lastHandledReconcileAt': 'v1 v1beta2',
    'status.url': 'v1beta1 v1beta2',
    'status.webhookPath': 'v1 v1beta2',
  },
};
