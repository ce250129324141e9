import { createApp } from '@backstage/app-defaults';
import { AppRouter } from '@backstage/core-app-api';
import { AlertDisplay, Content, Page } from '@backstage/core-components';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { kubernetesPlugin } from '@backstage/plugin-kubernetes';
import ReactDOM from 'react-dom/client';
import { Route, Routes } from 'react-router-dom';
import { component } from '../../dev/entities';
import { FluxPage, fluxPlugin } from '../../src';
import { loadedBefore } from './app';
import { Cards } from './Cards';
import { catalogApi, EntityPage } from './catalog';
import { fromSearch } from './params';

const entity = component('bench', { 'backstage.io/kubernetes-id': 'bench' });
const params = fromSearch(window.location.search);

const app = createApp({
  apis: [catalogApi],
  plugins: [kubernetesPlugin, fluxPlugin],
});
const Root = app.createRoot(
  <AppRouter>
    <AlertDisplay />
    <Routes>
      <Route path="/catalog/:namespace/:kind/:name" element={<EntityPage />} />
      {params.cards === 'fleet' && <Route path="/*" element={<FluxPage />} />}
      <Route
        path="/*"
        element={
          <EntityProvider entity={entity}>
            <Page themeId="service">
              <Content>
                <Cards {...params} />
              </Content>
            </Page>
          </EntityProvider>
        }
      />
    </Routes>
  </AppRouter>,
);

// The bundler keeps what it takes for used.
Object.assign(window, { loadedBefore });

const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root');
ReactDOM.createRoot(root).render(<Root />);
