import { healthOf, type DependencyNode } from '../../../flux/details';
import type { ReadObject } from '../../../hooks/details';
import { defineWords, problemWords } from '../../shared';

/** An object that depends on another, or is depended on, with what is known of it where it is not one of Flux. */
export interface DependencyRow extends DependencyNode {
  readonly unlisted: Pick<ReadObject, 'state' | 'object' | 'error'>;
}

/** Words for dependencies. */
export const dependencyWords = defineWords(t => {
  const problemOf = problemWords(t);

  return {
    /** Returns the state of an object in words. */
    stateText({ ref, resource, unlisted }: DependencyRow): string {
      if (resource) return t(`status.${resource.status.word}`);
      const { state, object, error } = unlisted;
      if (object) {
        return t(`details.health.${healthOf(ref, object.json).word}`);
      }
      if (error) return problemOf(error);
      return state === 'read' || state === 'missing'
        ? t('dependencies.missing')
        : t(`details.resources.state.${state}`);
    },
  };
});
