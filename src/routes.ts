import { createRouteRef } from '@backstage/core-plugin-api';

/** Route of the tab on the entity page. */
export const contentRouteRef = createRouteRef({ id: 'flux' });

/** Route of the page of all clusters. */
export const pageRouteRef = createRouteRef({ id: 'flux-page' });
