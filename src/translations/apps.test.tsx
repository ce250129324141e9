import { createApp } from '@backstage/app-defaults';
import { createApiFactory } from '@backstage/core-plugin-api';
import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import {
  kubernetesApiRef,
  kubernetesAuthProvidersApiRef,
} from '@backstage/plugin-kubernetes-react';
import { render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router-dom';
import flux, { EntityFluxDeploymentsCard } from '..';
import { setUpPages, settle, tested } from '../__testUtils__';
import { startBackstage } from '../__testUtils__/backstage';

setUpPages();
beforeEach(() => window.localStorage.clear());

const entity = tested.podinfo;

const config = {
  app: { baseUrl: 'http://localhost' },
  backend: { baseUrl: 'http://localhost:7007' },
  flux: { refreshInterval: { minutes: 1 } },
};

it.each([
  ['de', 'Flux-Deployments', 'Alle 8 Ressourcen sind bereit'],
  ['ja', 'Flux デプロイ', 'リソース 8 件、準備完了'],
  // One that the plugin does not have.
  ['it', 'Flux deployments', 'All 8 resources are ready'],
])(
  'an app of the new frontend system has %s once it lists it',
  async (language, title, summary) => {
    const backstage = startBackstage('all-well');
    renderTestApp({
      features: [flux],
      extensions: [createTestEntityPage({ entity })],
      apis: [...backstage.kubernetesApis, mockApis.permission()],
      config: {
        app: {
          extensions: [
            { 'entity-content:flux': false },
            {
              'api:app/app-language': {
                config: {
                  defaultLanguage: language,
                  availableLanguages: ['en', language],
                },
              },
            },
          ],
        },
        flux: { refreshInterval: { minutes: 1 } },
      },
    });
    expect(await screen.findByRole('region', { name: title })).toBeVisible();
    expect(await screen.findByText(summary)).toBeVisible();
    await settle();
  },
);

it('an app of the old frontend system has a language once it lists it', async () => {
  const backstage = startBackstage('all-well');
  const [[, kubernetes], [, authProviders]] = backstage.kubernetesApis;
  const app = createApp({
    __experimentalTranslations: {
      defaultLanguage: 'fr',
      availableLanguages: ['en', 'fr'],
    },
    apis: [
      createApiFactory(kubernetesApiRef, kubernetes),
      createApiFactory(kubernetesAuthProvidersApiRef, authProviders),
    ],
    configLoader: async () => [{ context: 'test', data: config }],
  });
  const Root = app.createRoot(
    <MemoryRouter>
      <EntityProvider entity={entity}>
        <EntityFluxDeploymentsCard />
      </EntityProvider>
    </MemoryRouter>,
  );
  render(<Root />);
  expect(
    await screen.findByRole('region', { name: 'Déploiements Flux' }),
  ).toBeVisible();
  expect(await screen.findByText('Les 8 ressources sont prêtes')).toBeVisible();
  await settle();
});
