import { Content, Header, Page } from '@backstage/core-components';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import type { ReactElement } from 'react';
import { Dashboard } from './Dashboard';
import { Settings } from './Settings';
import { useHarness } from './useHarness';

/** Renders the page of one entity with the scenario and settings in the URL. Its children become a tab. */
export const HarnessPage = ({ children }: { children: ReactElement }) => {
  const harness = useHarness();
  const { settings, theme, language, entity: entityName, set } = harness;
  const { state, restart, instead } = harness;
  if (!state) return instead;
  const entity =
    state.entities.find(({ metadata }) => metadata.name === entityName) ??
    state.entities[0];
  if (!entity) return null;
  return (
    <EntityProvider entity={entity}>
      <Page themeId="service">
        <Header title={entity.metadata.name} type="component — service" />
        <Content>
          <Settings
            state={state}
            settings={settings}
            theme={theme}
            language={language}
            entity={entity.metadata.name}
            onChange={set}
            onRestart={restart}
          />
          {/* The key discards the cards' state when the scenario changes. */}
          <Dashboard key={`${state.scenario?.id} ${entity.metadata.name}`}>
            {children}
          </Dashboard>
        </Content>
      </Page>
    </EntityProvider>
  );
};
