import { kustomization, type Setting } from './build';
import { clusterOf } from './parts/entity-cluster';
import { podinfo } from './parts/podinfo';
import type { Scenario } from './types';

const PART_OF = 'app.kubernetes.io/part-of';

/** Objects that the entity's id does not find, but the label selector of podinfo-selected does, or just not. */
function selected(at: Setting) {
  const common = podinfo(at);
  const applier = (name: string, labels: Record<string, string>) =>
    kustomization(at, {
      name,
      namespace: 'team-a',
      source: common.git,
      path: './kustomize',
      labels,
    });
  return {
    ...common,
    ofPodinfo: applier('podinfo-web', { [PART_OF]: 'podinfo' }),
    ofShop: applier('podinfo-shop', { [PART_OF]: 'shop' }),
    legacy: applier('podinfo-old', {
      [PART_OF]: 'podinfo',
      'example.com/legacy': 'true',
    }),
  };
}

export const labelSelectors: Scenario = {
  id: 'label-selectors',
  title: 'Label selectors',
  description:
    'The entity podinfo-selected has a label selector with "in" and "!": it finds podinfo-web and podinfo-shop, and not podinfo-old, which is marked as legacy. Its empty cards say how to label a resource so that the selector finds it.',
  clusters: now => {
    const at = { cluster: 'production-eu', flux: '2.9', now } as const;
    return [clusterOf(at, selected(at))];
  },
};
