import { CARDS } from '../src/components/cards';
import * as legacy from '../src/legacy';

/**
 * The cards in the order of their table, with the component that the package exports. A card of the table that
 * `legacy.ts` does not export fails to compile here.
 */
export const cards = Object.values(CARDS).map(definition => ({
  ...definition,
  /** Short name, for example `HelmReleases`. */
  short: definition.component.replace(/^EntityFlux|Card$/g, ''),
  Card: legacy[definition.component],
}));
