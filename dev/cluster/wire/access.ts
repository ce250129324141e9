import type { PolicyRule } from '../types';
import { qualified } from './requestInfo';
import { Refusal } from './status';

export const SERVICE_ACCOUNT = 'system:serviceaccount:backstage:backstage';

export interface Attributes {
  readonly verb: string;
  readonly group: string;
  readonly resource: string;
  readonly subresource?: string;
  readonly namespace?: string;
  readonly name?: string;
}

export function isAllowed(
  rules: readonly PolicyRule[],
  attributes: Attributes,
): boolean {
  const { verb, group, namespace, name } = attributes;
  const resource = resourceOf(attributes);
  return rules.some(
    rule =>
      has(rule.verbs, verb) &&
      has(rule.apiGroups, group) &&
      (has(rule.resources, resource) ||
        has(rule.resources, `*/${attributes.subresource}`)) &&
      (!rule.resourceNames || rule.resourceNames.includes(name ?? '')) &&
      (!rule.namespaces || rule.namespaces.includes(namespace ?? '')),
  );
}

/**
 * Checks that the rules allow a request.
 *
 * @throws Refusal 403 in the real server's words
 */
export function authorize(
  rules: readonly PolicyRule[],
  attributes: Attributes,
): void {
  if (!isAllowed(rules, attributes)) throw forbidden(attributes);
}

export function forbidden(attributes: Attributes): Refusal {
  const { verb, group, namespace, name } = attributes;
  const object = name ? ` "${name}"` : '';
  const scope = namespace
    ? `in the namespace "${namespace}"`
    : 'at the cluster scope';
  return new Refusal(
    403,
    `${qualified(attributes.resource, group)}${object} is forbidden: ` +
      `User "${SERVICE_ACCOUNT}" cannot ${verb} resource "${resourceOf(attributes)}" ` +
      `in API group "${group}" ${scope}`,
    {
      ...(name && { name }),
      ...(group && { group }),
      kind: attributes.resource,
    },
  );
}

function resourceOf({ resource, subresource }: Attributes): string {
  return subresource ? `${resource}/${subresource}` : resource;
}

function has(list: readonly string[], item: string): boolean {
  return list.includes('*') || list.includes(item);
}
