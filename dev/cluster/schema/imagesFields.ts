import type { FieldHistory } from './fieldHistory';

export const imagesFields: FieldHistory = {
  ImageRepository: {
    'spec.insecure': 'v1 v1beta2>=2.2',
    'spec.provider': 'v1 v1beta2',
    'spec.proxySecretRef': 'v1 v1beta2>=2.4',
    'status.lastScanResult.latestTags': 'v1 v1beta2',
    'status.lastScanResult.revision': 'v1 v1beta2>=2.7',
    'status.observedExclusionList': 'v1 v1beta2',
  },
  ImagePolicy: {
    'spec.digestReflectionPolicy': 'v1 v1beta2>=2.6',
    'spec.interval': 'v1 v1beta2>=2.6',
    'spec.suspend': 'v1 v1beta2>=2.7',
    'status.lastHandledReconcileAt': 'v1 v1beta2>=2.7',
    'status.latestImage': 'v1beta1 v1beta2<2.7',
    'status.latestRef': 'v1 v1beta2>=2.6',
    'status.observedPreviousImage': 'v1beta2<2.7',
    'status.observedPreviousRef': 'v1 v1beta2>=2.6',
  },
  ImageUpdateAutomation: {
    'spec.git.commit.messageTemplateValues': 'v1 v1beta2>=2.5',
    'spec.git.commit.signingKey.type': 'v1>=2.9',
    'spec.policySelector': 'v1 v1beta2',
    'status.observedPolicies': 'v1 v1beta2',
    'status.observedPolicies{}.digest': 'v1 v1beta2>=2.6',
    'status.observedSourceRevision': 'v1 v1beta2',
  },
};
