import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { KubeObject } from './KubeApi';

const MANIFESTS = join(__dirname, '..', '..', 'manifests');
const RBAC = '/apis/rbac.authorization.k8s.io/v1';

/** Paths of the resources that YAML files of this project and of Flux hold, by kind. */
export const PLACES: Readonly<Record<string, string>> = {
  CustomResourceDefinition:
    '/apis/apiextensions.k8s.io/v1/customresourcedefinitions',
  ClusterRole: `${RBAC}/clusterroles`,
  ClusterRoleBinding: `${RBAC}/clusterrolebindings`,
};

/** Returns the objects in a YAML file. */
export const documentsIn = (file: string): KubeObject[] =>
  parseAllDocuments(readFileSync(file, 'utf8')).flatMap(
    document => document.toJS() ?? [],
  );

/** Returns the README's roles, with their bindings to the account `backstage` in the namespace `backstage`. */
export const readmeRoles = (): KubeObject[] =>
  ['view', 'sync', 'details'].flatMap(role =>
    documentsIn(join(MANIFESTS, `${role}.yaml`)),
  );

/**
 * Returns the same roles for the account `backstage` of another namespace. Their names end with that of the namespace, so
 * that they are not those that somebody uses.
 */
export const readmeRolesFor = (
  namespace: string,
  labels: Readonly<Record<string, string>>,
): KubeObject[] =>
  readmeRoles().map(object => {
    const { roleRef, subjects, metadata } = object;
    const named = <T extends { readonly name: string }>(each: T) => ({
      ...each,
      name: `${each.name}-${namespace}`,
    });
    return {
      ...object,
      metadata: { ...named(metadata), labels },
      ...(roleRef && { roleRef: named(roleRef) }),
      ...(subjects && {
        subjects: subjects.map(each => ({ ...each, namespace })),
      }),
    };
  });
