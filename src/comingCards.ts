import type { Entity } from '@backstage/catalog-model';
import type { ApiHolder } from '@backstage/core-plugin-api';
import type { CardDefinition } from './components/cards';
import { loadCore } from './loading';

/** Cards whose code is being loaded, by the entity that they are about. */
const coming = new Map<Entity, Set<CardDefinition>>();
let isLoaded = false;

/**
 * Requests what a card lists as soon as its code is there, in one request for all cards that were waiting for it. Drawing
 * them takes longer than sending the request, and would come first.
 */
export function requestOnceLoaded(
  apis: ApiHolder,
  entity: Entity,
  card: CardDefinition,
): void {
  if (isLoaded) return;
  const known = coming.get(entity);
  if (known) {
    known.add(card);
    return;
  }
  const cards = new Set([card]);
  coming.set(entity, cards);
  loadCore()
    .then(({ beginCards }) => {
      isLoaded = true;
      beginCards(apis, entity, [...cards]);
    })
    .catch(() => {
      // The cards themselves say so: they need the same code and the same settings.
    })
    .finally(() => coming.delete(entity));
}
