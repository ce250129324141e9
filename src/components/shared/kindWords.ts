import type { FluxKind } from '../../flux';
import { CARDS } from '../cards';
import { defineWords } from './translate';

const SOURCES: readonly FluxKind[] = CARDS.sources.kinds;

/** Words for kinds. */
export const kindWords = defineWords(t => {
  /**
   * Name of a kind for a number of objects: `HelmChart`, `HelmCharts`. Kubernetes' names are English; a language that has
   * no plural forms keeps the singular.
   */
  function kindNoun(kind: FluxKind, count: number): string {
    const rules = new Intl.PluralRules(t('time.language'));
    const hasPlural = rules.resolvedOptions().pluralCategories.length > 1;
    if (!hasPlural || rules.select(count) === 'one') return kind;
    return `${kind.replace(/y$/, 'ie')}s`;
  }

  return {
    kindNoun,

    /** `Kustomizations or HelmReleases`. All kinds of sources together are `sources`. */
    anyOfKinds(kinds: readonly FluxKind[]): string {
      const hasAllSources = SOURCES.every(kind => kinds.includes(kind));
      const items = kinds.flatMap(kind => {
        if (!hasAllSources || !SOURCES.includes(kind)) return kindNoun(kind, 0);
        return kind === SOURCES[0] ? t('empty.sources') : [];
      });
      return t('text.or', { items });
    },
  };
});
