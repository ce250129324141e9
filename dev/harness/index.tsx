import { createApp } from '@backstage/app-defaults';
import { AppRouter } from '@backstage/core-app-api';
import { AlertDisplay } from '@backstage/core-components';
import { CatalogEntityPage } from '@backstage/plugin-catalog';
import { kubernetesPlugin } from '@backstage/plugin-kubernetes';
import { Route, Routes } from 'react-router-dom';
import { EntityFluxContent, FluxPage, fluxPlugin } from '../../src';
import { apisWithFault } from './backstageFaults';
import { catalogApi, ToHarnessPage } from './catalog';
import { FleetPage } from './FleetPage';
import { HarnessPage } from './HarnessPage';
import { LANGUAGES } from './languages';

/** Creates an app like an adopter's, with an entity page, the page of all clusters and no sign-in. */
export function createHarness() {
  const app = createApp({
    apis: [...apisWithFault, catalogApi],
    plugins: [kubernetesPlugin, fluxPlugin],
    __experimentalTranslations: { availableLanguages: [...LANGUAGES] },
  });
  return app.createRoot(
    <>
      <AlertDisplay transientTimeoutMs={5_000} />
      <AppRouter>
        <Routes>
          <Route
            path="/flux/*"
            element={
              <FleetPage>
                <FluxPage />
              </FleetPage>
            }
          />
          <Route
            path="/catalog/:namespace/:kind/:name"
            element={<CatalogEntityPage />}
          >
            <Route path="*" element={<ToHarnessPage />} />
          </Route>
          <Route
            path="/*"
            element={
              // Backstage finds routable extensions among the app's elements, not inside components.
              <HarnessPage>
                <EntityFluxContent />
              </HarnessPage>
            }
          />
        </Routes>
      </AppRouter>
    </>,
  );
}
