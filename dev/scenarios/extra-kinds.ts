import { defaultRoles } from '../cluster/roles';
import type { ClusterSpec, PolicyRule } from '../cluster/types';
import {
  CANARY,
  canary,
  gitRepository,
  isFalse,
  isTrue,
  isUnknown,
  TERRAFORM,
  terraform,
  type Setting,
} from './build';
import { wellCluster } from './parts/entity-cluster';
import { mine } from './parts/podinfo';
import type { Scenario } from './types';

/** README's roles, with the rules for these kinds. */
const RULES: readonly PolicyRule[] = [
  ...defaultRoles.view,
  ...defaultRoles.sync,
  ...defaultRoles.details,
  {
    apiGroups: [TERRAFORM.group],
    resources: [TERRAFORM.plural],
    verbs: ['get', 'list', 'watch', 'patch'],
  },
  {
    apiGroups: [CANARY.group],
    resources: [CANARY.plural],
    verbs: ['get', 'list', 'watch', 'patch'],
  },
];

const PLAN_FAILED =
  'error running Plan: rpc error: code = Internal desc = exit status 1\n\nError: Reference to undeclared input variable\n\n  on queue.tf line 12, in resource "aws_sqs_queue" "orders":\n  12:   name = var.queue_name';

/** Returns a cluster with tofu-controller and Flagger. */
function withOtherKinds(at: Setting): ClusterSpec {
  const well = wellCluster(at);
  const source = gitRepository(at, {
    ...mine,
    name: 'podinfo-infra',
    url: 'https://github.com/example/podinfo-infra',
  });
  const { name, flux, objects } = well;
  const tf = { ...mine, source };
  return {
    name,
    flux,
    otherKinds: [TERRAFORM, CANARY],
    rules: RULES,
    objects: [
      ...objects,
      source,
      terraform(at, { ...tf, name: 'podinfo-bucket' }),
      terraform(at, {
        ...tf,
        name: 'podinfo-queue',
        path: './queue',
        changed: '9m',
        conditions: [
          isFalse('Ready', 'TFExecPlanFailed', PLAN_FAILED),
          isFalse('Plan', 'TFExecPlanFailed', PLAN_FAILED),
        ],
      }),
      terraform(at, {
        ...tf,
        name: 'podinfo-network',
        path: './network',
        changed: '2h',
        conditions: [
          isUnknown(
            'Ready',
            'TerraformPlannedWithChanges',
            'Plan generated: set approvePlan: "plan-main-3f2a91c0d4" to approve this plan.',
          ),
          isTrue('Plan', 'TerraformPlannedWithChanges', 'Plan generated', '2h'),
        ],
      }),
      terraform(at, { ...tf, name: 'podinfo-dns', suspend: true }),
      canary(at, {
        ...mine,
        name: 'podinfo',
        phase: 'Progressing',
        weight: 20,
        changed: '4m',
      }),
      canary(at, { ...mine, name: 'podinfo-shop', phase: 'Failed' }),
      canary(at, { ...mine, name: 'podinfo-admin', phase: 'Succeeded' }),
    ],
  };
}

export const extraKinds: Scenario = {
  id: 'extra-kinds',
  title: 'Kinds that are not of Flux',
  description:
    'Terraforms of tofu-controller and Canaries of Flagger on production-eu, by flux.extraKinds in app-config: one waits for an approval, and one plan and one analysis have failed. They are on the tab and on the page /flux, and can be synced and suspended as the configuration says. staging does not have these kinds.',
  clusters: now => [
    withOtherKinds({ cluster: 'production-eu', flux: '2.9', now }),
    {
      ...wellCluster({ cluster: 'staging', flux: '2.9', now }),
      rules: RULES,
    },
  ],
};
