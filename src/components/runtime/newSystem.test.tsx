import {
  createFrontendModule,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import flux, { FluxRuntimeCard } from '../..';
import { setUpPages } from '../../__testUtils__';
import { startBackstage } from '../../__testUtils__/backstage';

setUpPages();

it('shows the card on a page of an app of the new frontend system', async () => {
  const backstage = startBackstage('runtime');
  const page = PageBlueprint.make({
    name: 'platform',
    params: {
      path: '/',
      loader: async () => <FluxRuntimeCard title="Flux everywhere" />,
    },
  });
  renderTestApp({
    features: [
      flux,
      createFrontendModule({ pluginId: 'app', extensions: [page] }),
    ],
    apis: [...backstage.kubernetesApis, mockApis.permission()],
  });
  expect(
    await screen.findByRole('table', { name: 'Flux everywhere' }),
  ).toHaveTextContent('production-eu');
});
