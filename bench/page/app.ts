import * as materialUi from '@material-ui/core';
import * as coreComponents from '@backstage/core-components';
import * as catalog from '@backstage/plugin-catalog-react';
import * as kubernetes from '@backstage/plugin-kubernetes-react';
import * as reactUse from 'react-use';

/** Packages that an app has loaded before its user comes to a card, because other plugins use them as well. */
export const loadedBefore = {
  materialUi,
  coreComponents,
  catalog,
  kubernetes,
  reactUse,
};
