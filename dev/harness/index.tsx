import { createApp } from '@backstage/app-defaults';
import { AppRouter } from '@backstage/core-app-api';
import { AlertDisplay } from '@backstage/core-components';
import { kubernetesPlugin } from '@backstage/plugin-kubernetes';
import { Route, Routes } from 'react-router-dom';
import { EntityFluxContent, fluxPlugin } from '../../src';
import { disturbedApis } from './backstageFaults';
import { HarnessPage } from './HarnessPage';
import { LANGUAGES } from './languages';

/** An app as adopters have it, with nothing but an entity page in it, and no sign-in. */
export function createHarness() {
  const app = createApp({
    apis: disturbedApis,
    plugins: [kubernetesPlugin, fluxPlugin],
    __experimentalTranslations: { availableLanguages: [...LANGUAGES] },
  });
  return app.createRoot(
    <>
      <AlertDisplay transientTimeoutMs={5_000} />
      <AppRouter>
        <Routes>
          <Route
            path="/*"
            element={
              // Backstage finds what has a route of its own among the elements of the app, not within components.
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
