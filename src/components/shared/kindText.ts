import type { FluxKind } from '../../flux';
import { CARDS } from '../cards';
import type { Translate } from './translate';

/**
 * Name of a kind for a number of objects: `HelmChart`, `HelmCharts`. Kubernetes' names are English; a language that has
 * no plural forms keeps the singular.
 */
export function kindNoun(t: Translate, kind: FluxKind, count: number): string {
  const rules = new Intl.PluralRules(t('time.language'));
  const hasPlural = rules.resolvedOptions().pluralCategories.length > 1;
  if (!hasPlural || rules.select(count) === 'one') return kind;
  return `${kind.replace(/y$/, 'ie')}s`;
}

const SOURCES: readonly FluxKind[] = CARDS.sources.kinds;

/** `Kustomizations or HelmReleases`. All kinds of sources together are `sources`. */
export function anyOfKinds(t: Translate, kinds: readonly FluxKind[]): string {
  const hasAllSources = SOURCES.every(kind => kinds.includes(kind));
  const items = kinds.flatMap(kind => {
    if (!hasAllSources || !SOURCES.includes(kind)) return kindNoun(t, kind, 0);
    return kind === SOURCES[0] ? t('empty.sources') : [];
  });
  return t('text.or', { items });
}
