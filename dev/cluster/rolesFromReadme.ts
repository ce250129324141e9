import { parseAllDocuments } from 'yaml';
import type { PolicyRule, Roles } from './types';
import { at, isRecord, listAt } from './json';

const READ = ['get', 'list', 'watch'];

/**
 * Reads the rules of the ClusterRoles in a README's ```yaml blocks. Roles are told apart by what they grant, not by their
 * names: "view" roles read Flux's kinds, "details" roles read others, "sync" roles patch.
 *
 * @throws Error if the README lacks "view" or "sync".
 */
export function rolesFromReadme(markdown: string): Roles {
  const roles = [...markdown.matchAll(/^```ya?ml\s*\n([\s\S]*?)^```/gm)]
    .flatMap(([, block = '']) => parseAllDocuments(block))
    .map((document): unknown => document.toJS())
    .filter(manifest => at(manifest, 'kind') === 'ClusterRole')
    .map(manifest => listAt(manifest, 'rules').map(toRule));
  const grants = (rules: readonly PolicyRule[]) =>
    rules.flatMap(rule => rule.verbs);
  const reading = roles.filter(rules =>
    grants(rules).every(verb => READ.includes(verb)),
  );
  const view = reading.filter(isAboutFlux).flat();
  const details = reading.filter(rules => !isAboutFlux(rules)).flat();
  const sync = roles.filter(rules => grants(rules).includes('patch')).flat();
  if (!view.length || !sync.length) {
    throw new Error(
      'The README needs a ClusterRole that only reads and one that patches',
    );
  }
  return { view, sync, details };
}

function isAboutFlux(rules: readonly PolicyRule[]): boolean {
  return rules
    .flatMap(({ apiGroups }) => apiGroups)
    .some(group => group.endsWith('.toolkit.fluxcd.io'));
}

function toRule(rule: unknown): PolicyRule {
  if (!isRecord(rule)) throw new Error(`Not a rule: ${JSON.stringify(rule)}`);
  return {
    apiGroups: strings(rule.apiGroups),
    resources: strings(rule.resources),
    verbs: strings(rule.verbs),
    ...(rule.resourceNames !== undefined && {
      resourceNames: strings(rule.resourceNames),
    }),
  };
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
