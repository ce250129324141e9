import type { PolicyRule } from '../types';
import type { Json } from '../json';
import { recordAt, stringAt } from '../json';
import { isAllowed } from './access';
import { json, Refusal, unserved } from './status';

type Answer = {
  readonly kind: string;
  readonly status: (spec: Json, rules: readonly PolicyRule[]) => Json;
};

const reviews: Readonly<Record<string, Answer>> = {
  selfsubjectaccessreviews: {
    kind: 'SelfSubjectAccessReview',
    status: (spec, rules) => {
      const requested = recordAt(spec, 'resourceAttributes');
      const allowed = isAllowed(rules, {
        verb: stringAt(requested, 'verb') ?? '',
        group: stringAt(requested, 'group') ?? '',
        resource: stringAt(requested, 'resource') ?? '',
        subresource: stringAt(requested, 'subresource') || undefined,
        namespace: stringAt(requested, 'namespace') || undefined,
        name: stringAt(requested, 'name') || undefined,
      });
      return allowed
        ? {
            allowed,
            reason:
              'RBAC: allowed by ClusterRoleBinding "backstage-flux" of ClusterRole ' +
              '"backstage-flux" to ServiceAccount "backstage/backstage"',
          }
        : { allowed };
    },
  },
  selfsubjectrulesreviews: {
    kind: 'SelfSubjectRulesReview',
    status: (spec, rules) => ({
      resourceRules: rules
        .filter(
          rule =>
            !rule.namespaces ||
            rule.namespaces.includes(stringAt(spec, 'namespace') ?? ''),
        )
        .map(({ verbs, apiGroups, resources, resourceNames }) => ({
          verbs,
          apiGroups,
          resources,
          ...(resourceNames && { resourceNames }),
        })),
      nonResourceRules: [
        {
          verbs: ['get'],
          nonResourceURLs: [
            '/api',
            '/api/*',
            '/apis',
            '/apis/*',
            '/healthz',
            '/livez',
            '/readyz',
            '/version',
            '/version/',
          ],
        },
      ],
      incomplete: false,
    }),
  },
};

/** Answers access reviews. Everyone may ask for their own permissions: the role `system:basic-user` grants it. */
export async function reviewAccess(
  plural: string,
  request: Request,
  rules: readonly PolicyRule[],
): Promise<Response> {
  const answer = reviews[plural];
  if (!answer) return unserved();
  if (request.method !== 'POST') {
    throw new Refusal(
      405,
      'the server does not allow this method on the requested resource',
      { group: 'authorization.k8s.io', kind: plural },
    );
  }
  const review: unknown = await request.json().catch(() => undefined);
  const spec = recordAt(review, 'spec');
  return json(
    {
      kind: answer.kind,
      apiVersion: 'authorization.k8s.io/v1',
      metadata: {},
      spec,
      status: answer.status(spec, rules),
    },
    201,
  );
}
