import { createRouteRef } from '@backstage/core-plugin-api';

/** The tab on the entity's page. */
export const contentRouteRef = createRouteRef({ id: 'flux' });
