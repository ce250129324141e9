import type { FluxResource } from '../../flux';
import { defineWords, inCell, useWords } from '../shared';

/** Returns the rule of an ImagePolicy in words: `semver 6.x`. */
export const policyWords = defineWords(
  t =>
    (resource: FluxResource): string | undefined => {
      if (!resource.image) return undefined;
      const { choice } = resource.image;
      if (!choice) return t('imagePolicy.unknown');
      if (choice.by === 'semver') {
        return t('imagePolicy.semver', { range: choice.value });
      }
      const { by, value } = choice;
      const order =
        value === 'asc' || value === 'desc' ? t(`imagePolicy.${value}`) : value;
      return t(`imagePolicy.${by}`, { order });
    },
);

/** The rule by which an ImagePolicy chooses its image. */
export const PolicyCell = ({ resource }: { resource: FluxResource }) => {
  const policyText = useWords(policyWords);
  return <>{inCell(policyText(resource) ?? '')}</>;
};
