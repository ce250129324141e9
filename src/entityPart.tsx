import { useApiHolder } from '@backstage/core-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import type { FunctionComponent, JSX } from 'react';
import { fluxApiRef } from './api/FluxApi';
import { requestOnceLoaded } from './comingCards';
import type { CardDefinition } from './components/cards';
import { isFluxAvailable } from './components/isFluxAvailable';
import { lazyPart } from './lazyPart';

/**
 * Returns a component of an entity's page whose code is loaded when it is first drawn. Meanwhile it creates the FluxApi,
 * which begins to read what every listing needs. It has to be drawn inside a Suspense, as all extensions are.
 *
 * @param card - the card that it is, if what that lists is known beforehand
 */
export function entityPart<TProps extends object>(
  load: () => Promise<FunctionComponent<TProps>>,
  card?: CardDefinition,
): (props: TProps) => JSX.Element {
  const Part = lazyPart(load);
  return function EntityPart(props: TProps) {
    const apis = useApiHolder();
    const { entity } = useEntity();
    if (isFluxAvailable(entity)) {
      apis.get(fluxApiRef);
      if (card) requestOnceLoaded(apis, entity, card);
    }
    return <Part {...props} />;
  };
}
