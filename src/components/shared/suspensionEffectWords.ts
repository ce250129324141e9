import { definitionOf, type FluxObject } from '../../flux';
import { defineWords } from './translate';

/** Returns what suspending objects means beyond that Flux stops reconciling them: one sentence for each role among them. */
export const suspensionEffectWords = defineWords(
  t =>
    (objects: readonly FluxObject[]): string => {
      const roles = new Set(objects.map(({ kind }) => definitionOf(kind).role));
      return [...roles].map(role => t(`suspension.effect.${role}`)).join(' ');
    },
);
