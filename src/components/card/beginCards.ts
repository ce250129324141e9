import type { Entity } from '@backstage/catalog-model';
import { configApiRef, type ApiHolder } from '@backstage/core-plugin-api';
import { fluxApiRef } from '../../api';
import { fluxSettings } from '../../hooks';
import { storeOf } from '../../store';
import { alsoPolled, type ListedKinds } from './listedKinds';

/** Requests what cards of an entity list, before they are drawn. @throws where settings are wrong, as the cards do */
export function beginCards(
  apis: ApiHolder,
  entity: Entity,
  cards: readonly ListedKinds[],
): void {
  const config = apis.get(configApiRef);
  const fluxApi = apis.get(fluxApiRef);
  if (!config || !fluxApi) return;
  const { refreshIntervalMs } = fluxSettings(config);
  storeOf(fluxApi)
    .listings.of({ entity }, refreshIntervalMs)
    .begin(
      cards.map(card => ({ shown: card.kinds, others: alsoPolled(card) })),
    );
}
