import {
  Content,
  ErrorPanel,
  Header,
  Page,
  Progress,
} from '@backstage/core-components';
import { appThemeApiRef, useApi } from '@backstage/core-plugin-api';
import { appLanguageApiRef } from '@backstage/core-plugin-api/alpha';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { useEffect, type ReactElement } from 'react';
import { Dashboard } from './Dashboard';
import { useControl } from './control';
import { Settings } from './Settings';
import { useSettings } from './urlSettings';

/** Renders the page of one entity with the scenario and settings in the URL. Its children become a tab. */
export const HarnessPage = ({ children }: { children: ReactElement }) => {
  const { settings, theme, language, entity: entityName, set } = useSettings();
  const { state, error, restart } = useControl(settings);
  const appThemeApi = useApi(appThemeApiRef);
  useEffect(() => appThemeApi.setActiveThemeId(theme), [appThemeApi, theme]);
  const appLanguageApi = useApi(appLanguageApiRef);
  useEffect(
    () => appLanguageApi.setLanguage(language),
    [appLanguageApi, language],
  );
  if (error)
    return <ErrorPanel title="The harness's control endpoint" error={error} />;
  if (!state) return <Progress />;
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
